import { CircleAlert } from 'lucide-react';
import { Component, type ErrorInfo, Fragment, type ReactNode } from 'react';
import type { WindowPart } from '../../../shared/contract/app.ts';
import { bridge } from '../../bridge/bridge.ts';
import { report } from '../../bridge/report.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../Button.tsx';
import styles from './Boundary.module.css';

/** A page may not navigate, not even to itself. */
function reload(): void {
  void bridge().ask('app.reload', undefined);
}

interface BoundaryProps {
  part: WindowPart;
  /** What the part shows, as a plain value: with another, it is tried again by itself. */
  of?: string | number | boolean | null | undefined;
  /** Floats over the rest, for what has no part of its own. */
  floating?: boolean;
  children: ReactNode;
}

interface BoundaryState {
  readonly failed: boolean;
  readonly reference: string | null;
}

const well: BoundaryState = { failed: false, reference: null };

/** Keeps a fault of one part from taking the rest of the window with it. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override readonly state = well;

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { failed: true };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ reference: report(error, this.props.part, componentStack ?? '') });
  }

  override componentDidUpdate(before: BoundaryProps): void {
    if (this.state.failed && before.of !== this.props.of) this.setState(well);
  }

  override render(): ReactNode {
    const { part, floating = false, children } = this.props;
    if (!this.state.failed) return children;
    return (
      <Fault
        part={part}
        floating={floating}
        reference={this.state.reference}
        onRetry={() => this.setState(well)}
      />
    );
  }
}

interface FaultProps {
  part: WindowPart;
  floating: boolean;
  reference: string | null;
  onRetry: () => void;
}

function Fault({ part, floating, reference, onRetry }: FaultProps) {
  const words = en.shell.fault;
  const look = part === 'window' ? styles.whole : floating ? styles.floating : '';
  // Of the window nothing else is left; and what says what is shown went with the library.
  const Around = part === 'window' ? 'main' : Fragment;
  const Title = part === 'window' || part === 'library' || part === 'messages' ? 'h1' : 'p';
  const fault = (
    <section className={`${styles.fault} ${look}`} role="alert">
      <CircleAlert aria-hidden />
      <Title className={styles.title}>{words.title[part]}</Title>
      <p>{part === 'window' ? words.whole : words.part}</p>
      {reference === null ? null : <p>{words.reference(reference)}</p>}
      <div className={styles.actions}>
        {part === 'window' ? null : <Button onPress={onRetry}>{words.retry}</Button>}
        <Button look={part === 'window' ? 'primary' : 'quiet'} onPress={reload}>
          {words.reload}
        </Button>
      </div>
    </section>
  );
  return <Around>{fault}</Around>;
}
