/** Names and topics of rooms (unencrypted state: no case fact), and alarms: key -> its variables. */
export const ROOMS = {
  "room-space-name": [],
  "room-space-topic": [],
  "room-response-name": ["region"],
  "room-response-topic": [],
  "room-coordination-name": ["region"],
  "room-coordination-topic": [],
  "room-direct-name": [],
  "room-direct-topic": [],
  /** user: the stranger's Matrix id; room: a name of a room. */
  "alarm-stranger": ["room", "user"],
  "alarm-misplaced": ["room", "user"],
  "alarm-stranger-gone": ["room"],
  /** time: a moment, of the backup; left, joined: lists of Matrix ids, or none. */
  "alarm-restored": ["time", "left", "joined"],
  "alarm-unreadable": ["room", "n"],
  // To administrators.
  "alarm-send-rejected": [],
  "alarm-stranger-stays": [],
  "alarm-not-invited": [],
  "alarm-gap": [],
  "alarm-event-failed": [],
} as const;
