/** Sealed details: key -> its variables. Nothing of a detail is a variable, but in `sealed-part`, which goes to its recipient. */
export const SEALED = {
  /** The bot's short question in the direct room. */
  "sealed-send-now": [],
  /** what: a `detail` term; n: how many the case has. */
  "sealed-kept": ["what", "n"],
  "sealed-dropped": ["what"],
  "sealed-which-case": [],
  /** A photo, a file or a point was taken out of a room of many. */
  "sealed-media-offer": [],
  "sealed-media-which": [],
  /** Words that were meant to be sealed and stood in a room of many. */
  "sealed-direct-only": [],
  "sealed-how": [],
  "sealed-edited": [],
  "sealed-gone": [],
  "sealed-full": ["n"],
  "sealed-none": [],
  // To whoever may read.
  "sealed-waits": ["n"],
  "sealed-shown": ["n", "until"],
  /** The `n`th of `of`; what: a `detail` term. The detail itself follows. */
  "sealed-part": ["n", "of", "what"],
  /** In place of a detail whose time was over before it could be sent. */
  "sealed-over": [],
  "not-allowed-details": [],
  // Other readers.
  "sealed-named": ["n", "until"],
  "sealed-named-you": ["until"],
  "sealed-whom": [],
  "not-allowed-name": [],
  // To whoever gave something. org: the organisation that read, was refused, or was named by.
  "sealed-read-giver": ["org"],
  "sealed-refused-giver": ["org"],
  "sealed-named-giver": ["org", "until"],
  /** In the case that was merged; other: the code of the one that goes on. */
  "sealed-moved-giver": ["other"],
  "sealed-back-giver": [],
  // A point on the map.
  "sealed-district": [],
  "sealed-near": ["district", "km"],
  // Files that cannot be taken, each with what to do instead.
  "sealed-photo-format": [],
  "sealed-photo-broken": [],
  "sealed-voice-format": [],
  "sealed-document-format": [],
  "sealed-file-broken": [],
  "sealed-film": [],
  "sealed-too-large": [],
  "sealed-unreachable": [],
  /** On the card. */
  "card-label-sealed": [],
  "card-sealed-how": [],
  "button-ready": [],
  "button-take-back": [],
  "button-forget": [],
  "button-seal": [],
  "button-send-seal": [],
} as const;
