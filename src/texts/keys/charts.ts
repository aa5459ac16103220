/** Words in pictures (src/charts/): key -> its variables. Short: they stand on a phone's screen. */
export const CHARTS = {
  /** from, to: moments (date). */
  "chart-period": ["from", "to"],
  "chart-opened": ["opened", "children"],
  "chart-curve": [],
  "chart-closed": [],
  "chart-not-closed": [],
  "chart-running": [],
  /** Marks of the axis of time. */
  "chart-hours": ["n"],
  "chart-days": ["n"],
  /** Rates: `rate` or `rate-none`. */
  "chart-rates": ["day", "week", "month"],
  "chart-waiting": [],
  "chart-open": [],
  "chart-taken": [],
  "chart-age-hour": [],
  "chart-age-day": [],
  "chart-age-3-days": [],
  "chart-age-week": [],
  "chart-age-month": [],
  "chart-age-more": [],
  "chart-categories": [],
  "chart-closed-of": ["closed", "opened"],
  "chart-others": [],
  /** What a picture shows, for who cannot see it. */
  "chart-alt": ["region", "from", "to"],
} as const;
