/** From a point on a map to a district, and to nothing finer: the nearest centres that are known (templates/centres.json), with how far. */
import { z } from "zod";

export type Point = { readonly latitude: number; readonly longitude: number };
export type Centres = ReadonlyMap<string, Point>;
export type Near = { readonly district: string; readonly kilometres: number };

const Degrees = z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]);
const File = z.strictObject({ about: z.string(), centres: z.record(z.string(), Degrees) });

export const parseCentres = (json: unknown): Centres =>
  new Map(
    Object.entries(File.parse(json).centres).map(([id, [latitude, longitude]]) => [
      id,
      { latitude, longitude },
    ]),
  );

/** Farther away nothing is known: districts here are that wide at most. */
const FARTHEST_KM = 150;
/** As many as are worth choosing between. */
const MOST = 3;

/** Nearest first; whole kilometres. */
export function nearestCentres(point: Point, centres: Centres): readonly Near[] {
  return [...centres]
    .map(([district, centre]) => ({ district, kilometres: Math.round(distance(point, centre)) }))
    .filter(({ kilometres }) => kilometres <= FARTHEST_KM)
    .toSorted((a, b) => a.kilometres - b.kilometres)
    .slice(0, MOST);
}

const EARTH_KM = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great circle, kilometres (haversine). */
function distance(a: Point, b: Point): number {
  const across = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const along = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const h = across + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * along;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** RFC 5870: `geo:42.3,69.6;u=35`. Null: no point on the earth. */
export function readGeo(uri: string): Point | null {
  const match = /^geo:(-?\d{1,2}(?:\.\d{1,12})?),(-?\d{1,3}(?:\.\d{1,12})?)(?:[,;].{0,80})?$/i.exec(uri);
  const [latitude, longitude] = [Number(match?.[1]), Number(match?.[2])];
  return match !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    ? { latitude, longitude }
    : null;
}
