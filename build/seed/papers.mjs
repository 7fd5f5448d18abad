import { area, pdfPage, words } from './pdf.mjs';

const pale = '0.55 0.58 0.65';
const white = '1 1 1';

/** @param {string} number @param {string} colour @param {readonly (readonly [string, number])[]} rows */
function receipt(number, colour, rows) {
  const total = rows.reduce((sum, [, price]) => sum + price, 0);
  const lines = rows.flatMap(([what, price], index) => [
    words(40, 400 - index * 30, 13, what),
    words(320, 400 - index * 30, 13, price.toFixed(2)),
    area(40, 390 - index * 30, 340, 0.6, '0.88 0.9 0.93'),
  ]);
  const end = 400 - rows.length * 30 - 20;
  return pdfPage([
    area(0, 0, 420, 595, white),
    area(0, 485, 420, 110, colour),
    words(40, 540, 26, 'Harbour & Pine', white, true),
    words(40, 515, 12, 'Outdoor goods since this spring', white),
    words(40, 450, 17, `Receipt ${number}`, undefined, true),
    words(40, 430, 11, 'Paid by card. Keep it for returns within 30 days.', pale),
    ...lines,
    words(40, end, 16, 'Total', undefined, true),
    words(320, end, 16, total.toFixed(2), undefined, true),
    words(40, 40, 10, 'Questions? Answer the message that brought this.', pale),
  ]);
}

export const receiptBackpack = () =>
  receipt('2048', '0.14 0.55 0.5', [
    ['Backpack, green', 89],
    ['Rain cover', 14.5],
    ['Bottle, 0.7 l', 19.9],
  ]);

export const receiptGifts = () =>
  receipt('2071', '0.31 0.21 0.55', [
    ['Candle, amber', 24],
    ['Gift wrap', 3.5],
  ]);

export function careGuide() {
  const steps = [
    ['Light', 'Bright, but no midday sun.'],
    ['Water', 'Once a week; let the top dry first.'],
    ['Food', 'A few drops each month in summer.'],
    ['Pot', 'One size up when roots show below.'],
  ];
  return pdfPage([
    area(0, 0, 420, 595, '0.99 0.96 0.88'),
    area(30, 470, 360, 95, '0.18 0.49 0.36'),
    words(52, 522, 28, 'Care guide', white, true),
    words(52, 494, 13, 'for your new plant', white),
    ...steps.flatMap(([what = '', how = ''], index) => [
      area(30, 372 - index * 88, 360, 72, white),
      area(30, 372 - index * 88, 6, 72, '0.91 0.55 0.39'),
      words(52, 416 - index * 88, 17, what, undefined, true),
      words(52, 390 - index * 88, 12, how, pale),
    ]),
  ]);
}

export const notes = {
  hours: `Opening hours\n=============\n\nMonday to Friday   9:00 - 18:00\nSaturday          10:00 - 16:00\nSunday            closed (but for the first one of the month)\n\nThe door on the harbour side has no steps.\n`,
  replies: `Saved replies\n=============\n\nWhere is my order?\n  It left us today. The link in this message follows it to your door.\n\nCan I change the size?\n  Of course. Answer with the size you need and keep the label.\n\nDo you gift-wrap?\n  Yes: paper, ribbon, and a card with your words. It is 3.50.\n`,
  campaign: `Autumn campaign, texts\n======================\n\n1. New season, new colours. See what came in: {link}\n2. Rain is coming. The green backpack has its own cover: {link}\n3. Only this weekend: 30 % off all summer things. {link}\n\nSend at 17:30, never on Mondays.\n`,
};
