/** How many visits an hour of a counter carries, and how many of them are given away beforehand. */
export interface Capacity {
  total: number
  online: number
  walkIn: number
}

/** `total` is windows × length of the slot ÷ length of a visit, rounded down; so is the share that can be booked. The rest walks in. */
export function capacityOf(of: { windows: number; slotMin: number; serviceMin: number; onlineShare: number }): Capacity {
  const total = Math.floor((of.windows * of.slotMin) / of.serviceMin)
  // In thousandths, so that no binary fraction tips a seat.
  const online = Math.floor((total * Math.round(of.onlineShare * 1000)) / 1000)
  return { total, online, walkIn: total - online }
}
