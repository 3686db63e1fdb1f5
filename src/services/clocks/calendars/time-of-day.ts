/** `09:30` as minutes since midnight; `24:00` is the end of the day. */
export function minutesOf(text: string): number {
  const [hours = NaN, minutes = NaN] = text.split(":").map(Number);
  return hours * 60 + minutes;
}

export function timeOfDay(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hours).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
}
