/** What members and those who look after a region hear when the bot or they are attacked, or the machine fails: key -> its variables. */
export const DEFENCE = {
  /** user: Matrix id of a member whose identity changed; the member is locked. */
  "alarm-identity": ["user"],
  /** device: its id, as clients show it. To the member alone. */
  "device-new-unsigned": ["device"],
  "alarm-device": ["user", "device"],
  /** what: a list of room-rule-… texts; room: a name of a room. */
  "alarm-room-stopped": ["room", "what"],
  "alarm-room-changed": ["room", "what"],
  "alarm-room-right": ["room"],
  "alarm-room-stays": ["room"],
  "room-rule-encryption": [],
  "room-rule-history": [],
  "room-rule-entry": [],
  "room-rule-guests": [],
  "room-rule-powers": [],
  "room-rule-replaced": [],
  "room-rule-name": [],
  "room-rule-extras": [],
  "alarm-forged": ["room"],
  /** Into the room where it stood. */
  "forged-here": [],
  /** In a room that was marked as replaced: some clients show no line to write in any more. */
  "room-marked-here": [],
  "alarm-replayed": [],
  "alarm-session-ended": [],
  "alarm-session-stays": [],
  "flood-slow": [],
  "alarm-flood": ["user"],
  "alarm-clock": [],
  /** from, to: moments. */
  "alarm-was-away": ["from", "to"],
} as const;
