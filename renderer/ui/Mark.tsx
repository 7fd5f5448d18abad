/** Satchel's own mark: a saddle-leather bag with its flap and clasp. */
export function Mark({ className }: { className?: string | undefined }) {
  return (
    <svg viewBox="0 0 64 64" className={className} aria-hidden="true" fill="none">
      <path d="M20 20v-4a12 12 0 0 1 24 0v4" stroke="#6d3110" strokeWidth="4.5" />
      <rect x="7" y="18" width="50" height="39" rx="9" fill="#8a4118" />
      <path d="M7 27a9 9 0 0 1 9-9h32a9 9 0 0 1 9 9v6c0 5-9 10-25 10S7 38 7 33Z" fill="#b8652f" />
      <path
        d="M10.5 33c0 3.5 8 7 21.5 7s21.5-3.5 21.5-7"
        stroke="#f3d3b5"
        strokeWidth="1.5"
        strokeDasharray="3 2.5"
        strokeLinecap="round"
      />
      <rect x="26" y="35" width="12" height="13" rx="3.5" fill="#f0c48a" />
      <rect x="30" y="40" width="4" height="4" rx="2" fill="#6d3110" />
    </svg>
  );
}
