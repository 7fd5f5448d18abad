export interface ThreadLine {
  readonly by: 'customer' | 'shop';
  readonly text: string;
  /** Names of files of the seed folder. */
  readonly files?: readonly string[];
  readonly fate?: 'undelivered' | 'failed';
}

/** One talk with one number, oldest line first. */
export type Thread = readonly ThreadLine[];

const customer = (text: string, ...files: string[]): ThreadLine => ({
  by: 'customer',
  text,
  files,
});
const shop = (text: string, ...files: string[]): ThreadLine => ({ by: 'shop', text, files });

/** What a small shop writes with those who buy from it. */
export const seedThreads: readonly Thread[] = [
  [
    customer('Hi! Is this mug still around in the terracotta glaze?', 'mug-terracotta.jpg'),
    shop('It is, three left. Shall I put one aside for you?'),
    customer('Yes please. I pass by on Sunday'),
    shop('Done. We open at ten this Sunday.', 'shop-open-sunday.png'),
    customer('Perfect, thank you'),
  ],
  [shop('Summer sale: 30 % off until Sunday night. Reply STOP to end.', 'summer-sale-square.png')],
  [
    customer('My order came with a scratch on the base', 'IMG_4211.jpg', 'IMG_3987.jpg'),
    shop('Oh no, sorry. May I see the receipt as well?'),
    customer('Here it is', 'receipt-2048.pdf'),
    shop('Thank you. A new one leaves today, keep the old one.', 'thank-you-card.png'),
  ],
  [
    shop('Your parcel is out for delivery.', 'van-on-its-way.gif', 'delivery-map-today.png'),
    customer('Great, I am at home'),
  ],
  [
    customer('Do you have this lamp in ochre only?', 'desk-lamp-ochre.jpg'),
    shop('Ochre and white. White comes back next week.'),
    customer('I will wait for the white one then'),
  ],
  [
    shop('The balloon festival is back. Tickets from Friday.', 'Balloon festival poster.jpg'),
    customer('Two for the morning ride please'),
    shop('Booked. This is what it looks like from up there:', 'balloon-ride.mp4'),
  ],
  [{ ...shop('Flash sale, today only!', 'flash-sale.gif'), fate: 'undelivered' }],
  [
    customer('Which size is this backpack? For a weekend it should do', 'backpack-green-front.jpg'),
    shop('24 litres. It fits under most seats.'),
  ],
  [
    customer('How often should I water this one?', 'plant-in-clay-pot.jpg'),
    shop('Once a week, less in winter. Our guide:', 'plant-care-guide.pdf'),
    customer('That helps, thanks!'),
  ],
  [shop('Lunch is ready at noon: poke bowls, 12.50.', 'poke-bowl.jpg')],
  [shop('It is pizza Friday. Order by six.', 'pizza-friday.jpg')],
  [
    customer('Is the watch still under warranty? The crown is loose', 'watch-detail.jpg'),
    shop('It is. Bring it with this code and we will have a look.', 'pickup-code-7730.png'),
    customer('On my way'),
  ],
  [shop('Happy birthday from all of us!', 'happy-birthday.gif'), customer('So kind, thank you!!')],
  [
    customer('The left one squeaks. Normal for a new pair?', 'sneaker-blue-side.jpg'),
    shop('It goes away after a few walks. If not, we swap them.'),
  ],
  [shop('We miss you. 15 % off your next order.', 'welcome-back-coupon.png')],
  [
    customer(
      'Took this on the way home, use it if you like',
      'lake by night.jpg',
      'alps-at-dawn.jpg',
    ),
    shop('Wonderful! May we share it?'),
    customer('Sure. One more from last year', 'dunes-wide.jpg'),
  ],
  [shop('New season, new colours. See them first.', 'new-season-story.png', 'aurora-spot.mp4')],
  [
    customer('Six donuts for tomorrow, mixed like these?', 'donuts, box of four.jpg'),
    shop('Will be ready at eight. Latte of the week goes well with them.', 'latte-of-the-week.jpg'),
    customer('Then two of those too'),
  ],
  [{ ...shop('Your ticket for the night parade.', 'night-parade-ticket.png'), fate: 'failed' }],
  [
    customer('Is this the refill that fits the glass bottle?', 'lotion-refill.jpg'),
    shop('Exactly that one. The candle has a refill now as well.', 'amber-candle.jpg'),
  ],
  [shop('Save the date: our spring evening is on the 21st.', 'save-the-date.png')],
];
