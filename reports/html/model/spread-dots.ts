/**
 * Move dots of a line up and down, alternately, until they no longer cover each other, or the room is used up.
 * @param places ascending places along the line @param size of a dot @param room on each side of the line
 */
export function spreadDots(places: readonly number[], size: number, room: number): readonly (readonly [x: number, y: number])[] {
  const levels = Math.max(1, Math.floor(room / size) * 2 + 1);
  const ends = Array<number>(levels).fill(-Infinity);
  return places.map((x) => {
    const free = ends.findIndex((end) => x - end >= size);
    const level = free < 0 ? ends.indexOf(Math.min(...ends)) : free;
    ends[level] = x;
    return [x, Math.ceil(level / 2) * size * (level % 2 === 0 ? 1 : -1)];
  });
}
