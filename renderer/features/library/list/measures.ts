/** How high a row of the list is, in CSS pixels. */
export const rowHeights = { comfortable: 40, compact: 28 } as const;
/** How high a heading over a group of rows is. */
export const headingHeight = 34;
/** How high the heads of its columns are. */
export const headHeight = 30;
