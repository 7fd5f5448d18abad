/**
 * A zone, as `TZ` takes it, in which it is between 12 and 13 o'clock now. Journeys run in it, since a gallery is laid out
 * by days: in the first minutes of one, its only row is nearly empty, and what a test looks for is further down.
 */
export function zoneAtMidday(now = new Date()): string {
  const ahead = 12 - now.getUTCHours();
  // The sign of these names is turned round: Etc/GMT-3 is three hours ahead of UTC.
  return ahead < 0 ? `Etc/GMT+${-ahead}` : `Etc/GMT-${ahead}`;
}
