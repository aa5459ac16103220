/** `dabyl form-key`: the sign of the key that the sealed form seals to, and a new key in its place, while the bot runs or before. */
import { formKey, rotateFormKey } from "../desks/form-key.ts";
import { CommandFailure, type Printer } from "./output.ts";
import { configured, withStore } from "./settings.ts";

export function showFormKey(printer: Printer): void {
  const { fingerprint } = withStore(configured(), false, ({ vault }) => formKey(vault));
  printer.result({ sign: fingerprint }, fingerprint);
}

/** @throws CommandFailure `not_sure` without `yes`: what waits sealed on phones has to be written again. */
export function renewFormKey(yes: boolean, printer: Printer): void {
  if (!yes)
    throw new CommandFailure(
      "not_sure",
      "Forms that wait sealed on phones would have to be written again. Add --yes to make a new key all the same.",
    );
  const { fingerprint } = withStore(configured(), false, ({ vault }) => rotateFormKey(vault));
  printer.result(
    { sign: fingerprint },
    `${fingerprint}\nWhat was sealed to the key of before opens no more.`,
  );
}
