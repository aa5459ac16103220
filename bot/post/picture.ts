/**
 * SVG -> PNG, with the one font that has the Kazakh letters and looks the same on every machine. The renderer and the font (3 MB) are loaded for the
 * first picture: most days of a bot have none. It fetches nothing: what is not in the SVG is not drawn.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const FONTS = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"];

type Renderer = (svg: string) => Uint8Array;
let loading: Promise<Renderer> | null = null;

/** The bytes of a PNG as wide and high as the SVG says. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  loading ??= load();
  return (await loading)(svg);
}

async function load(): Promise<Renderer> {
  const { initWasm, Resvg } = await import("@resvg/resvg-wasm");
  await initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));
  const fontBuffers = FONTS.map((file) => readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${file}`)));
  return (svg) => {
    const drawing = new Resvg(svg, {
      font: { fontBuffers, defaultFontFamily: "DejaVu Sans", loadSystemFonts: false },
    });
    try {
      return drawing.render().asPng();
    } finally {
      drawing.free();
    }
  };
}
