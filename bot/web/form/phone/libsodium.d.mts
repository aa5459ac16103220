/** The parts of libsodium's own file that the page uses; sizes and addresses are bytes in HEAPU8. */
export type RawSodium = {
  readonly HEAPU8: Uint8Array;
  _sodium_init(): number;
  _malloc(bytes: number): number;
  _free(address: number): void;
  /** A message's length comes as its low and its high half. 0: done. */
  _crypto_box_seal(box: number, message: number, low: number, high: number, publicKey: number): number;
  _crypto_generichash(
    hash: number,
    hashBytes: number,
    message: number,
    low: number,
    high: number,
    key: number,
    keyBytes: number,
  ): number;
};
/** `instantiateWasm`: gives the WebAssembly that the file was cut from; returns the exports, as Emscripten wants. */
export type MakeSodium = (how: {
  readonly getRandomValue: () => number;
  readonly instantiateWasm?: (
    imports: Record<string, Record<string, () => number>>,
    done: (instance: object) => void,
  ) => void;
}) => Promise<RawSodium>;
declare const makeSodium: MakeSodium;
export default makeSodium;
