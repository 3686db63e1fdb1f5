/** A line for each limit: whether what was measured is within it. What was not measured does not hold. */
export function judged(limits) {
  return limits.map(({ name, value, unit, atMost, exactly }) => {
    const isHeld = exactly === undefined ? value <= atMost : value === exactly;
    const wanted = exactly === undefined ? `at most ${atMost}` : `exactly ${exactly}`;
    const told = typeof value === "number" ? Math.round(value * 10) / 10 : "not measured";
    return `${isHeld ? "held    " : "NOT HELD"}  ${name}: ${[told, unit].join(" ").trim()} (${wanted})`;
  });
}
