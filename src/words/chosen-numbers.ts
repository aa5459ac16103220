/** "2", "1 3", "1,3", "2)", "№2" as a whole message: which options were chosen; null when it is something else. */
export function chosenNumbers(text: string, options: number): number[] | null {
  const digits = text
    .trim()
    .match(/^№?\s*\d{1,2}[).]?(?:\s*[,;\s]\s*\d{1,2}[).]?)*$/)?.[0]
    .match(/\d+/g);
  const numbers = digits?.map(Number);
  return numbers?.every((n) => n >= 1 && n <= options) === true ? [...new Set(numbers)] : null;
}
