/** The parts of a /sync response that we read, each tolerant of what is missing or broken. Pure. */
import { z } from "zod";

const Events = z.looseObject({ events: z.array(z.unknown()).catch([]) }).catch({ events: [] });
const Timeline = z
  .looseObject({
    events: z.array(z.unknown()).catch([]),
    limited: z.boolean().catch(false),
    prev_batch: z.string().nullable().catch(null),
  })
  .catch({ events: [], limited: false, prev_batch: null });
const Joined = z.looseObject({ timeline: Timeline, state: Events });
const Left = z.looseObject({ timeline: Timeline, state: Events });
const Invited = z.looseObject({ invite_state: Events });
const Rooms = z.record(z.string(), z.unknown()).catch({});

const UserIds = z
  .array(z.unknown())
  .catch([])
  .transform((ids) => ids.filter((id): id is string => typeof id === "string" && /^@[^:]*:.+$/.test(id)));
const Counts = z.record(z.string(), z.number()).catch({});

export const SyncResponse = z.looseObject({
  next_batch: z.string().min(1),
  to_device: Events,
  device_lists: z.looseObject({ changed: UserIds, left: UserIds }).catch({ changed: [], left: [] }),
  device_one_time_keys_count: Counts,
  device_unused_fallback_key_types: z.array(z.string()).optional().catch(undefined),
  rooms: z
    .looseObject({ join: Rooms, invite: Rooms, leave: Rooms })
    .catch({ join: {}, invite: {}, leave: {} }),
});
export type SyncResponse = z.infer<typeof SyncResponse>;

export type JoinedRoom = z.infer<typeof Joined>;
export const readJoined = (raw: unknown): JoinedRoom | null => Joined.safeParse(raw).data ?? null;
export const readLeft = (raw: unknown): JoinedRoom | null => Left.safeParse(raw).data ?? null;

const MemberEvent = z.looseObject({
  type: z.literal("m.room.member"),
  state_key: z.string(),
  sender: z.string().regex(/^@[^:]*:.+$/),
  content: z.looseObject({ membership: z.string(), is_direct: z.boolean().optional().catch(undefined) }),
});

export type Invitation = { readonly inviter: string; readonly isDirect: boolean };

/** Who invited us, from the stripped state. */
export const readInvitation = (raw: unknown, ownUser: string): Invitation | null => {
  const invited = Invited.safeParse(raw);
  if (!invited.success) return null;
  for (const event of invited.data.invite_state.events) {
    const member = MemberEvent.safeParse(event);
    if (member.success && member.data.state_key === ownUser && member.data.content.membership === "invite")
      return { inviter: member.data.sender, isDirect: member.data.content.is_direct ?? false };
  }
  return null;
};

/** Every timeline event, no lazy members, nothing we do not read. 200 is more than Synapse's default of 10 (matrix-notes.md). */
export const SYNC_FILTER = JSON.stringify({
  presence: { not_types: ["*"] },
  account_data: { not_types: ["*"] },
  room: {
    timeline: { limit: 200, lazy_load_members: false },
    state: { lazy_load_members: false },
    ephemeral: { not_types: ["*"] },
    account_data: { not_types: ["*"] },
  },
});
