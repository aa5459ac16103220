/** How commands speak: one JSON object a line on stdout under --json, words for people otherwise; messages go to stderr. */
export type Failure = {
  readonly kind: string;
  readonly message: string;
  /** 1: refused or failed; 2: wrong usage (contract.md). */
  readonly exit: 1 | 2;
};

/** A failure that a person can mend: thrown by commands, put into words by main.ts. */
export class CommandFailure extends Error implements Failure {
  readonly kind: string;
  readonly exit: 1 | 2;
  constructor(kind: string, message: string, exit: 1 | 2 = 1) {
    super(message);
    this.kind = kind;
    this.exit = exit;
  }
}

export type Printer = {
  readonly json: boolean;
  /** The result: `object` under --json, `words` otherwise. */
  result(object: unknown, words: string): void;
  /** For the person who waits; never on stdout. */
  note(sentence: string): void;
};

export const printerFor = (json: boolean): Printer => ({
  json,
  result: (object, words) => void process.stdout.write(`${json ? JSON.stringify(object) : words}\n`),
  note: (sentence) => void process.stderr.write(`${sentence}\n`),
});

export function reportFailure(failure: Failure, json: boolean): void {
  if (json)
    process.stdout.write(`${JSON.stringify({ error: { kind: failure.kind, message: failure.message } })}\n`);
  process.stderr.write(`${failure.message}\n`);
}
