import { bySms, byWhatsApp, inChat, type NewParticipant, projected } from './people.ts';

/** What the seeded conversations are about; `lines` alternate, the customer first. */
export interface ChatScript {
  readonly service: number;
  readonly friendlyName: string;
  readonly customer: string;
  readonly agent: string;
  /** Who is there besides these two; with a projected number among them it is a group MMS. */
  readonly others?: readonly NewParticipant[];
  /** What the agent writes with a file. */
  readonly caption: string;
  /** What the customer writes with one; some send it without a word. */
  readonly shown: readonly (string | null)[];
  readonly lines: readonly string[];
  /** Its part of the media of all conversations. */
  readonly share: number;
  readonly lastHoursAgo: number;
}

export const serviceNames = ['Customer support', 'Store pickup', 'Event guests'] as const;

export const chatScripts: readonly ChatScript[] = [
  {
    service: 0,
    friendlyName: 'Order 2048: mug arrived chipped',
    customer: '+15005550131',
    agent: 'support-desk-1',
    caption: 'This is the one we would send you instead.',
    shown: ['Here is the chip, right at the rim.', null, 'And the box it came in.'],
    lines: [
      'Hi, the mug from order 2048 has a chip in its rim.',
      'Oh no, sorry about that! Could you show us?',
      'There you go. The box looked fine.',
      'Thank you, that helps. A new one leaves tomorrow.',
      'Great, do you need the old one back?',
      'No, keep it for pens. Anything else?',
    ],
    share: 0.26,
    lastHoursAgo: 0.2,
  },
  {
    service: 0,
    friendlyName: 'Which backpack fits a 15 inch laptop?',
    customer: 'guest-4417',
    agent: 'support-desk-2',
    caption: 'Both of them from the front.',
    shown: ['Like this one, but in green?', 'My laptop sleeve, for size.', null],
    lines: [
      'Does the green backpack take a 15 inch laptop?',
      'It does, the sleeve is 38 cm long.',
      'And how does it look on somebody tall?',
      'We have a few pictures of it, one moment.',
    ],
    share: 0.18,
    lastHoursAgo: 2,
  },
  {
    service: 0,
    friendlyName: 'Refund for the desk lamp',
    customer: '+15005550177',
    agent: 'support-desk-1',
    others: [
      bySms('+15005550178', '+15005550006'),
      byWhatsApp('+447700900118', '+15005550006'),
      inChat('returns-team'),
    ],
    caption: 'Here is your receipt.',
    shown: ['The parcel slip of my return.', null],
    lines: [
      'I sent the lamp back last week, is the refund on its way?',
      'It arrived on Monday. You will see it within three days.',
      'Could I have a receipt for my records?',
      'Of course.',
    ],
    share: 0.12,
    lastHoursAgo: 26,
  },
  {
    service: 0,
    friendlyName: 'Plant care: yellow leaves',
    customer: 'guest-4502',
    agent: 'support-desk-2',
    caption: 'Our care guide, second page.',
    shown: ['This is how the leaves look today.', 'Closer, from below.', null],
    lines: [
      'My plant from you has yellow leaves, what do I do?',
      'Is it near a window? A picture of it would help.',
      'About two metres away from one.',
      'Then it gets a little too much water. Once a week is plenty.',
    ],
    share: 0.1,
    lastHoursAgo: 51,
  },
  {
    service: 1,
    friendlyName: 'Pickup 7730 at Harbour Street',
    customer: '+15005550142',
    agent: 'harbour-street',
    caption: 'Your code for the locker.',
    shown: ['The message that I got this morning.', null],
    lines: [
      'Is my order ready to be picked up?',
      'It is! We are open until seven.',
      'I will be there at six. Where do I park?',
      'Right behind the shop, the first hour is free.',
    ],
    share: 0.14,
    lastHoursAgo: 1,
  },
  {
    service: 1,
    friendlyName: 'Van delivery, Saturday morning',
    customer: '+15005550168',
    agent: 'delivery-team',
    others: [projected('delivery-team', '+15005550008'), bySms('+15005550169', null)],
    caption: 'Where the van is now.',
    shown: ['The gate is on the left of the blue house.', null],
    lines: [
      'When does the van come on Saturday?',
      'Between nine and eleven, we write half an hour before.',
      'The door bell is broken, please call.',
      'Noted, thank you.',
    ],
    share: 0.1,
    lastHoursAgo: 8,
  },
  {
    service: 1,
    friendlyName: 'Opening hours over the holidays',
    customer: 'guest-0093',
    agent: 'harbour-street',
    caption: '',
    shown: [],
    lines: [
      'Are you open on the second of January?',
      'Yes, from ten to four.',
      'Perfect, see you then.',
      'See you!',
    ],
    share: 0,
    lastHoursAgo: 100,
  },
  {
    service: 2,
    friendlyName: 'Balloon festival: tickets for four',
    customer: 'guest-2210',
    agent: 'event-office',
    others: [
      byWhatsApp('+447700900142', '+15005550006'),
      byWhatsApp('+4915112345678', '+15005550006'),
    ],
    caption: 'The poster with all the times.',
    shown: ['Our seats last year, next to the lake.', null, 'Is this the right entrance?'],
    lines: [
      'We are four, can we share one ticket?',
      'One ticket each, please; you can show them on one phone.',
      'And when does the night parade start?',
      'At nine, weather permitting.',
    ],
    share: 0.1,
    lastHoursAgo: 5,
  },
];
