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

/**
 * Returns where each point's label goes: within `area`, over no point, no other label and none of `others`, as
 * near as there is room; the first points choose first. null where there is no room; the first point always
 * has a label, to its right if need be.
 */
export function placeLabels(
  points: readonly LabelledPoint[],
  area: Box,
  others: readonly Box[] = [],
): (Box | null)[] {
  const taken = [...others, ...points.map(({ x, y }) => boxAround(x, y, RADIUS))];
  return points.map((point, index) => {
    const places = placesFor(point).map((place) => pushedInto(place, area));
    const free = places.find((place) => isWithin(place, area) && !taken.some(overlaps(place)));
    const place = free ?? (index === 0 ? itemAt(places, 0) : null);
    if (place !== null) taken.push(place);
    return place;
  });
}

function boxAround(x: number, y: number, radius: number): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
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
