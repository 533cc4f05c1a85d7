import { itemAt } from '../core/item-at.ts';
/** A rectangle by its upper left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A point of a chart that wants a label of this size beside it. */
export interface LabelledPoint {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Between a point's centre and its label. */
const GAP = 11;
/** How far a point reaches. */
const RADIUS = 8;
/** Rings around a point in which a place is looked for, the nearest first. */
const RINGS = [0, 18, 36, 60, 90];

/** What stands in a chart already: labels never cover `others`, and `lines` only where there is no other room. */
interface Standing {
  others?: readonly Box[];
  lines?: readonly Box[];
}

/**
 * Returns where each point's label goes: within `area`, over no point, no other label and nothing that stands
 * there, as near as there is room; the first points choose first. null where there is no room; the first
 * point always has a label, to its right if need be.
 */
export function placeLabels(
  points: readonly LabelledPoint[],
  area: Box,
  { others = [], lines = [] }: Standing = {},
): (Box | null)[] {
  const taken = [...others, ...points.map(boxOf)];
  return points.map((point, index) => {
    const places = placesFor(point).map((place) => pushedInto(place, area));
    const free = places.filter((place) => isWithin(place, area) && !taken.some(overlaps(place)));
    const best = free.find((place) => !lines.some(overlaps(place))) ?? free[0];
    const place = best ?? (index === 0 ? itemAt(places, 0) : null);
    if (place !== null) taken.push(place);
    return place;
  });
}

/** What a point itself covers. */
function boxOf({ x, y }: Pick<LabelledPoint, 'x' | 'y'>): Box {
  return { x: x - RADIUS, y: y - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS };
}

/** Returns the first of some places that covers no point; the first of all where none does. */
export function placeBesidePoints(
  places: readonly Box[],
  points: readonly Pick<LabelledPoint, 'x' | 'y'>[],
): Box {
  const covered = points.map(boxOf);
  return places.find((place) => !covered.some(overlaps(place))) ?? itemAt(places, 0);
}

/** Right, left, below and above, then farther out and between. */
function placesFor({ x, y, width, height }: LabelledPoint): Box[] {
  const middle = y - height / 2;
  const centre = x - width / 2;
  return RINGS.flatMap((ring) => {
    const right = x + GAP + ring / 2;
    const left = x - GAP - width - ring / 2;
    const below = y + GAP + ring;
    const above = y - GAP - height - ring;
    return [
      [right, middle],
      [left, middle],
      [centre, below],
      [centre, above],
      [right, below - GAP],
      [right, above + GAP],
      [left, below - GAP],
      [left, above + GAP],
    ].map((place) => ({ x: itemAt(place, 0), y: itemAt(place, 1), width, height }));
  });
}

/** Moved sideways until it is within the area, as far as it is wide enough. */
function pushedInto(box: Box, area: Box): Box {
  const most = area.x + area.width - box.width;
  return { ...box, x: Math.max(area.x, Math.min(box.x, most)) };
}

function isWithin(box: Box, area: Box): boolean {
  return box.y >= area.y && box.y + box.height <= area.y + area.height;
}

function overlaps(one: Box): (other: Box) => boolean {
  return (other) =>
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height;
}
