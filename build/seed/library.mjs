import { careGuide, notes, receiptBackpack, receiptGifts } from './papers.mjs';
import * as food from './scenes/food.mjs';
import * as graphics from './scenes/graphics.mjs';
import * as landscapes from './scenes/landscapes.mjs';
import * as moving from './scenes/moving.mjs';
import * as posters from './scenes/posters.mjs';
import * as products from './scenes/products.mjs';

/** @typedef {'jpg' | 'png' | 'gif' | 'mp4' | 'pdf' | 'txt'} Kind */

/**
 * The practice library, newest first, under the names that people give such files.
 * @type {readonly { name: string, kind: Kind, drawing: unknown }[]}
 */
export const library = [
  { name: 'backpack-green-front.jpg', kind: 'jpg', drawing: products.backpack },
  { name: 'summer-sale-square.png', kind: 'png', drawing: posters.summerSale },
  { name: 'Balloon festival poster.jpg', kind: 'jpg', drawing: landscapes.balloons },
  { name: 'headphones-hero.jpg', kind: 'jpg', drawing: products.headphones },
  { name: 'flash-sale.gif', kind: 'gif', drawing: moving.flashSale },
  { name: 'latte-of-the-week.jpg', kind: 'jpg', drawing: food.latte },
  { name: 'aurora-spot.mp4', kind: 'mp4', drawing: moving.turningBottle },
  { name: 'receipt-2048.pdf', kind: 'pdf', drawing: receiptBackpack },
  { name: 'sneaker-blue-side.jpg', kind: 'jpg', drawing: products.sneaker },
  { name: 'IMG_4211.jpg', kind: 'jpg', drawing: landscapes.seaSunset },
  { name: 'new-season-story.png', kind: 'png', drawing: posters.newSeason },
  { name: 'pickup-code-7730.png', kind: 'png', drawing: posters.pickupCode },
  { name: 'opening-hours.txt', kind: 'txt', drawing: notes.hours },
  { name: 'poke-bowl.jpg', kind: 'jpg', drawing: food.bowl },
  { name: 'delivery-map-today.png', kind: 'png', drawing: graphics.deliveryMap },
  { name: 'amber-candle.jpg', kind: 'jpg', drawing: products.candle },
  { name: 'welcome-back-coupon.png', kind: 'png', drawing: posters.coupon },
  { name: 'alps-at-dawn.jpg', kind: 'jpg', drawing: landscapes.alpineDawn },
  { name: 'weekly-report.png', kind: 'png', drawing: graphics.weeklyReport },
  { name: 'lune-perfume.jpg', kind: 'jpg', drawing: products.perfume },
  { name: 'donuts, box of four.jpg', kind: 'jpg', drawing: food.donuts },
  { name: 'night-parade-ticket.png', kind: 'png', drawing: graphics.ticket },
  { name: 'van-on-its-way.gif', kind: 'gif', drawing: moving.deliveryVan },
  { name: 'receipt-2071.pdf', kind: 'pdf', drawing: receiptGifts },
  { name: 'logo-harbour-and-pine.png', kind: 'png', drawing: graphics.logoPine },
  { name: 'watch-detail.jpg', kind: 'jpg', drawing: products.watch },
  { name: 'thank-you-card.png', kind: 'png', drawing: posters.thankYou },
  { name: 'lake by night.jpg', kind: 'jpg', drawing: landscapes.moonlitLake },
  { name: 'lotion-refill.jpg', kind: 'jpg', drawing: products.lotion },
  { name: 'shop-open-sunday.png', kind: 'png', drawing: posters.openSunday },
  { name: 'saved-replies.txt', kind: 'txt', drawing: notes.replies },
  { name: 'pizza-friday.jpg', kind: 'jpg', drawing: food.pizza },
  { name: 'webinar-banner.png', kind: 'png', drawing: posters.webinar },
  { name: 'plant-in-clay-pot.jpg', kind: 'jpg', drawing: products.plant },
  { name: 'plant-care-guide.pdf', kind: 'pdf', drawing: careGuide },
  { name: 'tidal-logo-dark.png', kind: 'png', drawing: graphics.logoWave },
  { name: 'balloon-ride.mp4', kind: 'mp4', drawing: moving.risingBalloon },
  { name: 'mug-terracotta.jpg', kind: 'jpg', drawing: products.mug },
  { name: 'save-the-date.png', kind: 'png', drawing: posters.saveTheDate },
  { name: 'IMG_3987.jpg', kind: 'jpg', drawing: landscapes.mistyForest },
  { name: 'channels-share.png', kind: 'png', drawing: graphics.shareOfChannels },
  { name: 'happy-birthday.gif', kind: 'gif', drawing: moving.partyTime },
  { name: 'desk-lamp-ochre.jpg', kind: 'jpg', drawing: products.lamp },
  { name: 'city-skyline-header.png', kind: 'png', drawing: graphics.skyline },
  { name: 'app-icon-r.png', kind: 'png', drawing: graphics.logoLetter },
  { name: 'dunes-wide.jpg', kind: 'jpg', drawing: landscapes.desertDunes },
  { name: 'autumn-campaign-texts.txt', kind: 'txt', drawing: notes.campaign },
];
