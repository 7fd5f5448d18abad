import {
  appear,
  cardSizeOf,
  largestCard,
  smallestCard,
  useAppearance,
} from '../../stores/view/appearanceStore.ts';
import { en } from '../../strings/en.ts';
import styles from './SizeSlider.module.css';

const steps = 24;
const span = Math.log(largestCard / smallestCard);
/** Each step is the same share larger, as it is seen. */
const stepOf = (size: number) => Math.round((Math.log(size / smallestCard) / span) * steps);
const sizeOf = (step: number) => Math.round(smallestCard * Math.exp((step / steps) * span));

/** How large thumbnails are. */
export function SizeSlider({ className }: { className: string }) {
  const size = useAppearance(cardSizeOf);
  const layout = useAppearance(({ layout }) => layout);
  if (layout !== 'grid') return null;
  return (
    <input
      type="range"
      aria-label={en.library.cardSize}
      title={en.library.cardSize}
      min={0}
      max={steps}
      step={1}
      value={Math.max(0, Math.min(steps, stepOf(size)))}
      aria-valuetext={en.library.cardPixels(size)}
      className={`${styles.slider} ${className}`}
      onChange={(event) => appear({ cardSize: sizeOf(Number(event.target.value)) })}
    />
  );
}
