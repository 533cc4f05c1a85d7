/** Alike lines that are written one by one before gaps begin, where they have details that may differ. */
const FREE = 3;
const FIRST_GAP_MS = 1_000;
const LONGEST_GAP_MS = 60_000;
/** After so long without one, a line is news again. */
const FORGOTTEN_MS = 120_000;
/** Lines of one message in a minute, whatever else they say. */
const A_MINUTE = 20;
const MINUTE_MS = 60_000;
const MOST_KINDS = 1_000;

interface Course {
  lastAt: number;
  nextAt: number;
  gap: number;
  free: number;
  leftOut: number;
}

/** Returns how many alike lines were left out since the last that was written; null: leave this one out, too. */
export type Repeats = (message: string, details: string) => number | null;

/**
 * Keeps a fault that is met thousands of times a minute to a handful of lines: alike lines (the same
 * message and details but for numbers and ids) are written at once three times (once where there are
 * no details), then after 1 s, 2 s and so on up to a minute; of one message at most 20 a minute.
 * `now` in ms.
 */
export function createRepeats(now: () => number): Repeats {
  const courses = new Map<string, Course>();
  const minutes = new Map<string, { since: number; lines: number }>();
  return (message, details) => {
    const at = now();
    if (courses.size > MOST_KINDS) forget(courses, at);
    const kind = `${message} ${shapeOf(details)}`;
    const course = courses.get(kind);
    const current =
      course && at - course.lastAt < FORGOTTEN_MS ? course : newCourse(details === '' ? 1 : FREE);
    courses.set(kind, current);
    current.lastAt = at;
    if (at < current.nextAt || !hasRoom(minutes, message, at)) {
      current.leftOut += 1;
      return null;
    }
    return written(current, at);
  };
}

function newCourse(free: number): Course {
  return { lastAt: 0, nextAt: 0, gap: FIRST_GAP_MS, free, leftOut: 0 };
}

function written(course: Course, at: number): number {
  const { leftOut } = course;
  course.leftOut = 0;
  course.free -= 1;
  if (course.free > 0) return leftOut;
  course.nextAt = at + course.gap;
  course.gap = Math.min(course.gap * 2, LONGEST_GAP_MS);
  return leftOut;
}

function hasRoom(
  minutes: Map<string, { since: number; lines: number }>,
  message: string,
  at: number,
): boolean {
  const minute = minutes.get(message);
  if (!minute || at - minute.since >= MINUTE_MS) {
    if (minutes.size > MOST_KINDS) minutes.clear();
    minutes.set(message, { since: at, lines: 1 });
    return true;
  }
  minute.lines += 1;
  return minute.lines <= A_MINUTE;
}

function forget(courses: Map<string, Course>, at: number): void {
  for (const [kind, { lastAt }] of courses) {
    if (at - lastAt >= FORGOTTEN_MS) courses.delete(kind);
  }
  if (courses.size > MOST_KINDS) courses.clear();
}

/** Returns the start of a text without its ids and numbers: they differ from line to line, their cause does not. */
export function shapeOf(details: string): string {
  return details.slice(0, 500).replaceAll(/[0-9a-f]{8,}(-[0-9a-f]{4,})*|\d+/gi, '#');
}
