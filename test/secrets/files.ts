/** Files as members send them, with secrets inside and in what their makers wrote into them. */
import { docx, opus } from "../sealed/made-files.ts";
import { exif, jpeg } from "../sealed/photos.ts";
import type { MediaOptions } from "../peer/peer-member.ts";
import type { Told, Way } from "./cast-of-secrets.ts";

/** EXIF is ASCII: other letters go in as escapes do in JSON, so that they are looked for all the same. */
const ascii = (words: string): string => JSON.stringify(words).replaceAll(/[^ -~]/g, escaped);
const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;

export function fileOf({ file }: Told, way: Exclude<Way, "point">): MediaOptions {
  const words = `${file.inside} ${file.name}`;
  switch (way) {
    case "photo": {
      const hung = [...exif(ascii(words))];
      // What is drawn: the last bytes of the scan.
      const whole = jpeg(hung);
      const at = whole.length - 2;
      const data = Buffer.concat([whole.subarray(0, at), file.pixels, whole.subarray(at)]);
      return { data, name: `${file.name}.jpg`, msgtype: "m.image", mimetype: "image/jpeg" };
    }
    case "voice":
      return {
        data: opus(words, [file.pixels]),
        name: `${file.name}.ogg`,
        msgtype: "m.audio",
        mimetype: "audio/ogg",
      };
    case "document":
      return {
        data: docx(words, `<w:t>${words}</w:t>`),
        name: `${file.name}.docx`,
        msgtype: "m.file",
        mimetype: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      };
  }
}
