/** libsodium out of its two files: the script as its package brings it, and its WebAssembly. Rejects where a browser cannot run it. */
import type { MakeSodium, RawSodium } from "./libsodium.d.mts";

export async function loadSodium(script: string, wasm: string): Promise<RawSodium> {
  const [{ default: make }, bytes]: [{ default: MakeSodium }, ArrayBuffer] = await Promise.all([
    import(script),
    fetch(wasm).then((response) => response.arrayBuffer()),
  ]);
  const compiled = await WebAssembly.compile(bytes);
  let fail: (error: unknown) => void = () => {};
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const made = make({
    getRandomValue: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
    instantiateWasm: (imports, done) => {
      const run = async (): Promise<void> => done(await WebAssembly.instantiate(compiled, imports));
      run().catch(fail);
    },
  });
  return Promise.race([made, failure]);
}
