/** A file that an expert edits is broken: which one, and what the reader said about it. */
export class TemplateProblem extends Error {
  readonly file: string;
  constructor(file: string, cause: unknown) {
    super(`templates/${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.file = file;
  }
}
