import type { ComponentProps, ReactNode } from 'react';
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import { en } from '../strings/en.ts';
import styles from './Button.module.css';

type Look = 'quiet' | 'outlined' | 'careful' | 'primary' | 'danger';
type Size = 'small' | 'medium' | 'large';

export interface ButtonProps
  extends Omit<ComponentProps<typeof AriaButton>, 'className' | 'children'> {
  look?: Look;
  size?: Size;
  children: ReactNode;
}

export function Button({ look = 'outlined', size = 'medium', ...props }: ButtonProps) {
  return <AriaButton {...props} className={`${styles.button} ${styles[look]} ${styles[size]}`} />;
}

export interface IconButtonProps extends Omit<ButtonProps, 'aria-label'> {
  label: string;
  /** What it is done to, where others like it are near: said after the label, not shown. */
  of?: string;
}

/** A button that shows a picture only; its name is a tooltip too. */
export function IconButton(all: IconButtonProps) {
  const { label, of, look = 'quiet', size = 'medium', ...props } = all;
  const name = of === undefined ? label : en.names.of(label, of);
  const className = `${styles.button} ${styles[look]} ${styles[size]} ${styles.icon}`;
  return (
    <TooltipTrigger delay={500}>
      <AriaButton {...props} aria-label={name} className={className} />
      <Tooltip offset={6} className={styles.tooltip ?? ''}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
