/** Weights of nothing: what the network would learn from does not depend on it, but the intake does not load without one. */
import {
  NETWORK_SIZES,
  NETWORK_UNITS,
  networkChecksum,
  type NetworkFile,
} from "../../src/intake/network-weights.ts";

export function blankNetwork(): NetworkFile {
  const layer = (name: keyof typeof NETWORK_UNITS) => Array.from({ length: NETWORK_UNITS[name] }, () => 0);
  const table = (name: keyof typeof NETWORK_SIZES) => ({
    scale: 0,
    levels: new Uint8Array(NETWORK_SIZES[name]).toBase64(),
  });
  const biases = {
    first: layer("first"),
    second: layer("second"),
    category: layer("category"),
    accompanied: layer("accompanied"),
    danger: layer("danger"),
  };
  const weights = {
    pieces: table("pieces"),
    told: table("told"),
    first: table("first"),
    second: table("second"),
    category: table("category"),
    accompanied: table("accompanied"),
    danger: table("danger"),
    "category by signs": table("category by signs"),
    "accompanied by signs": table("accompanied by signs"),
    "danger by signs": table("danger by signs"),
  };
  return { about: "", checksum: networkChecksum({ biases, weights }), biases, weights };
}
