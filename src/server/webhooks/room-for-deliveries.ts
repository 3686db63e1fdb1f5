import type { Uuid } from "../../kernel/ids";

export interface Capacity {
  /** Tries at once in this process. */
  readonly atOnce: number;
  /** Of those to one endpoint. */
  readonly perEndpoint: number;
}

/**
 * How many further tries each endpoint gets. In turns of one each, so that none waits for another's many. The first
 * of an endpoint may take any place, further ones only the first half: however many endpoints are slow, and however
 * much is due to them, there is a place for those that are not.
 */
export function roomForDeliveries(
  due: readonly Uuid[],
  underWay: ReadonlyMap<Uuid, number>,
  { atOnce, perEndpoint }: Capacity,
): ReadonlyMap<Uuid, number> {
  const room = new Map<Uuid, number>();
  let taken = [...underWay.values()].reduce((sum, count) => sum + count, 0);
  for (let isGoingOn = true; isGoingOn;) {
    isGoingOn = false;
    for (const id of due) {
      const given = room.get(id) ?? 0;
      const held = (underWay.get(id) ?? 0) + given;
      if (held >= perEndpoint || taken >= (held === 0 ? atOnce : atOnce / 2)) continue;
      room.set(id, given + 1);
      taken += 1;
      isGoingOn = true;
    }
  }
  return room;
}
