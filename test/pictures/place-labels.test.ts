import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, placeBesidePoints, placeLabels } from '../../src/pictures/place-labels.ts';

const AREA: Box = { x: 0, y: 0, width: 800, height: 400 };
const SIZE = { width: 90, height: 32 };

const meet = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('labels', () => {
  it('stand to the right of their points where there is room', () => {
    const [box] = placeLabels([{ x: 100, y: 200, ...SIZE }], AREA);
    expect(box).toEqual({ x: 111, y: 184, ...SIZE });
  });

  it('of one place do not cover each other', () => {
    const points = Array.from({ length: 6 }, () => ({ x: 400, y: 200, ...SIZE }));
    const boxes = placeLabels(points, AREA).filter((box) => box !== null);
    expect(boxes).toHaveLength(6);
    const pairs = boxes.flatMap((a, index) => boxes.slice(index + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => meet(a, b))).toEqual([]);
  });

  it('of a few points anywhere lie within the area', () => {
    const point = fc.record({
      x: fc.integer({ min: 0, max: 800 }),
      y: fc.integer({ min: 0, max: 400 }),
      width: fc.integer({ min: 20, max: 260 }),
      height: fc.constant(32),
    });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 5 }), (points) => {
        for (const box of placeLabels(points, AREA).filter((each) => each !== null)) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(800);
        }
      }),
    );
  });

  it('of more points than have room are left out, but for the first', () => {
    const points = Array.from({ length: 60 }, () => ({ x: 400, y: 200, ...SIZE }));
    const boxes = placeLabels(points, AREA);
    const shown = boxes.filter((box) => box !== null);
    expect(boxes[0]).not.toBeNull();
    expect(shown.length).toBeLessThan(60);
    const pairs = shown.flatMap((a, index) => shown.slice(index + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => meet(a, b))).toEqual([]);
  });

  it('stand over nothing that is there already', () => {
    const bar = { x: 100, y: 150, width: 200, height: 100 };
    const [box] = placeLabels([{ x: 90, y: 200, ...SIZE }], AREA, { others: [bar] });
    expect(meet(box!, bar)).toBe(false);
  });

  it('stand over a line only where there is no other room', () => {
    const point = { x: 90, y: 200, ...SIZE };
    const line = { x: AREA.x, y: 205, width: AREA.width, height: 2 };
    const [box] = placeLabels([point], AREA, { lines: [line] });
    expect(meet(box!, line)).toBe(false);
    expect(placeLabels([point, point], AREA, { lines: [AREA] })).not.toContain(null);
  });
});

describe('a label of a line', () => {
  it('stands at the first of its places that covers no point', () => {
    const places = [10, 500].map((x) => ({ x, y: 100, width: 80, height: 16 }));
    const at = (...points: { x: number; y: number }[]) => placeBesidePoints(places, points);
    expect(at({ x: 300, y: 108 })).toBe(places[0]);
    expect(at({ x: 50, y: 108 })).toBe(places[1]);
    expect(at({ x: 50, y: 108 }, { x: 520, y: 108 })).toBe(places[0]);
  });
});
