import { expect, it } from 'vitest';
import {
  hintOf,
  receiverText,
  whyNot,
} from '../../../../renderer/features/messages/addressWords.ts';
import { readRecipient } from '../../../../shared/address.ts';

const read = (typed: string) => readRecipient(typed, { home: 'US', whatsApp: true });

it.each([
  ['020 7946 0018', 'hint'],
  ['(212) 555-0111', 'United States · +1 212 555 0111'],
  ['+800 1234 5678', '+800 1234 5678'],
  ['whatsapp:+12125550111', 'WhatsApp · +1 212 555 0111'],
  ['55588', 'Short code 55588'],
  ['+1 555 010 0199', '+1 555 010 0199 – check it, no country lists this number'],
])('says below the field that %j is %j', (typed, text) => {
  expect(hintOf(read(typed), 'hint')).toBe(text);
});

it.each([
  ['+442079460018', 'United Kingdom · +44 20 7946 0018'],
  ['+15550100199', '+1 555 010 0199'],
  ['55588', 'Short code 55588'],
  ['whatsapp:+12125550111', 'WhatsApp · +1 212 555 0111'],
])('asks whether to send to %j as %j', (address, text) => {
  expect(receiverText(address)).toBe(text);
});

it('says why a field cannot be sent, and nothing once it can', () => {
  expect(whyNot(read('(212) 555-0111'), null)).toBeNull();
  expect(whyNot(read('555-0188'), null)).toMatch(/area code/);
  expect(whyNot(read('442079460018'), null)).toMatch(/^Choose the number below/);
  expect(whyNot(read('no'), 'own words')).toBe('own words');
});
