/** Preloaded into the bot: at SIGUSR2 something in it fails as the crypto's wasm part does when it panics. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => object;
};

const UNREACHABLE = new Uint8Array([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11,
]);
// A module whose start function is `unreachable`: RuntimeError, outside of every try.
if (process.argv.includes("run"))
  process.on("SIGUSR2", () =>
    setImmediate(() => new WebAssembly.Instance(new WebAssembly.Module(UNREACHABLE))),
  );
