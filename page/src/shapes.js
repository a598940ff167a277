// SPDX-License-Identifier: GPL-3.0-or-later
// Outlines of a TopoJSON in the plane.
import {geoConicConformal} from "d3-geo";
import {feature} from "topojson-client";

const ringsOf = g => g.type === "Polygon" ? g.coordinates : g.type === "MultiPolygon" ? g.coordinates.flat()
  : (g.geometries ?? []).flatMap(ringsOf);

/** Rings of each territory by its code and, of the middles given (their x, their y), their points; null without. */
export function shapesOf(topology, far = null) {
  const object = topology && Object.values(topology.objects)[0];
  if (!object) return {shapes: new Map(), points: null};
  const all = object.geometries.filter(g => g.type).map(g => [String(g.id), ringsOf(feature(topology, g).geometry)]);
  const places = far ? Array.from(far[0], (x, i) => [x, far[1][i]]) : all.flatMap(([, rings]) => rings.flat());
  const low = k => places.reduce((a, p) => p[k] < a ? p[k] : a, Infinity);
  const high = k => places.reduce((a, p) => p[k] > a ? p[k] : a, -Infinity);
  const west = low(0), east = high(0), south = low(1), north = high(1);
  const france = west > -6 && east < 10 && south > 41 && north < 52; // Lambert 93
  const project = geoConicConformal().rotate([france ? -3 : -(west + east) / 2, 0])
    .parallels(france ? [44, 49] : [south + (north - south) / 6, north - (north - south) / 6]).scale(1000).translate([0, 0]);
  return {
    shapes: new Map(all.map(([code, rings]) => [code, rings.map(ring => ring.map(p => project(p)))])),
    points: far && places.map(p => Number.isFinite(p[0]) ? project(p) : null),
  };
}

/** West, north, east and south of rings. */
export function bounds(rings) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) for (const [x, y] of ring) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

export const pathOf = (rings, scale, dx, dy) =>
  rings.map(ring => `M${ring.map(([x, y]) => `${(x * scale + dx).toFixed(1)},${(y * scale + dy).toFixed(1)}`).join("L")}Z`).join("");
