/** Numbers set aside for fiction: area code, then 555-0100 to 555-0199. */
const areaCodes = ['212', '312', '415', '206', '512', '617', '303'];

/** Below 0190, as those above have fates of their own. */
const perArea = 90;

export function customerNumber(thread: number): string {
  const position = (thread * 37 + 11) % (areaCodes.length * perArea);
  const area = areaCodes[Math.floor(position / perArea)] ?? '212';
  return `+1${area}555${String(100 + (position % perArea)).padStart(4, '0')}`;
}

/** One number for talks that customers begin, another for what the shop sends by itself. */
export function shopNumber(byShop: boolean): string {
  return byShop ? '+16465550145' : '+16465550110';
}
