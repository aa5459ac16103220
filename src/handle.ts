/**
 * START HERE: what a member wants, and how things stand, become events and effects.
 *
 *     command + view of the world -> Decision { events for the ledger, effects for the rooms } or a refusal
 *
 * Pure: time and chance come in with the context, everything known with the view. bot/run.ts commits the decision in one
 * transaction and sends afterwards. Each command has its own small function, and what deadlines follow is added to all of them
 * (duties/with-duties.ts); who may do what stands in people/rights.ts.
 */
import { formLink, help, list, page, status } from "./answers.ts";
import { assess, tick } from "./assessment/decide.ts";
import { close, remindCoordinator, sameAs, withdraw } from "./case/decide/close.ts";
import { caseFor, elsewhere, refuse } from "./case/decide/outcome.ts";
import { postCleaned, raise, tell } from "./case/decide/raise.ts";
import { confirmClosure, returnClosure } from "./case/decide/second-person.ts";
import { decline, handOver, take } from "./case/decide/take.ts";
import { hear, question, reopen, sourceGone, transfer, undo } from "./case/decide/turn-back.ts";
import type { Command } from "./command.ts";
import type { Context } from "./context.ts";
import type { Decision } from "./decision.ts";
import { reach, speak, waive } from "./duties/reach.ts";
import { ring } from "./duties/ring.ts";
import { steps } from "./duties/steps.ts";
import { withDuties } from "./duties/with-duties.ts";
import { telegram } from "./doorbell/link.ts";
import { coming } from "./duties/coming.ts";
import { form } from "./form.ts";
import { answerAppeal, appeal, hide, insisted } from "./guard/decide.ts";
import { numbers } from "./numbers.ts";
import { nameForRoom, openRoom, unnameForRoom } from "./own-room/decide.ts";
import { keptOut, notedOutside } from "./own-room/kept-out.ts";
import { withOwnRoom } from "./own-room/with-own-room.ts";
import { handOn } from "./people/hand-on.ts";
import { invite } from "./people/invite.ts";
import { jointAnswer, jointAsk, jointUse } from "./people/joint.ts";
import { lock, removeMember, unlock } from "./people/manage.ts";
import { deviceHelp } from "./people/device-help.ts";
import type { Member } from "./people/member.ts";
import { openRaid, raidStatus, reportRaid, undoRaid } from "./raids/decide.ts";
import { ringRaid } from "./raids/remind.ts";
import { erase } from "./retention/erase.ts";
import { seal, sealAsk, showTo, unseal } from "./sealed/decide.ts";
import { show } from "./sealed/show.ts";
import { withMergedDetails } from "./sealed/with-merged.ts";
import { practice, practiceOver } from "./people/practice.ts";
import { leaving, stillHere } from "./people/silence.ts";
import type { View } from "./view.ts";

export function handle(command: Command, by: Member, view: View, context: Context): Decision {
  const decision = decide(command, by, view, context);
  // Nothing is due any more in a case that is erased.
  if (command.kind === "erase") return decision;
  const whole = withMergedDetails(withDuties(decision, by, view, context), by, view, context);
  return withOwnRoom(whole, view);
}

function decide(command: Command, by: Member, view: View, context: Context): Decision {
  const refused = keptOut(command, by, view);
  if (refused !== null) return refused;
  const decision = decideOn(command, by, view, context);
  const noted = notedOutside(command, decision, by, view);
  return decision.kind === "refused" || noted.length === 0
    ? decision
    : { ...decision, effects: [...decision.effects, ...noted] };
}

function decideOn(command: Command, by: Member, view: View, context: Context): Decision {
  switch (command.kind) {
    case "raise":
      return raise(command, by, view, context);
    case "tell":
      return tell(command, by, view, context);
    case "take":
      return take(command, by, view, context);
    case "coming":
      return coming(command, by, view, context);
    case "decline":
      return decline(command, by, view, context);
    case "hand_over":
      return handOver(command, by, view, context);
    case "close":
      return close(command, by, view, context);
    case "correct_report":
      return caseFor(command.code, by, view) === null
        ? elsewhere(command.code, by, view, context)
        : refuse("report_incomplete", "report-how-to-correct", { code: command.code });
    case "confirm_closure":
      return confirmClosure(command.code, by, view, context);
    case "return_closure":
      return returnClosure(command, by, view, context);
    case "same_as":
      return sameAs(command, by, view, context);
    case "withdraw":
      return withdraw(command, by, view, context);
    case "transfer":
      return transfer(command, by, view, context);
    case "reopen":
      return reopen(command, by, view, context);
    case "undo":
      return undo(command, by, view, context);
    case "question":
      return question(command.code, by, view, context);
    case "hear":
      return hear(command, by, view, context);
    case "assess":
      return assess(command, by, view, context);
    case "assess_tick":
      return tick(command, by, view, context);
    case "seal":
      return seal(command, by, view, context);
    case "seal_ask":
      return sealAsk(command, by, view, context);
    case "unseal":
      return unseal(command, by, view, context);
    case "show":
      return show(command, by, view, context);
    case "show_to":
      return showTo(command, by, view, context);
    case "raid_open":
      return openRaid(command, by, view, context);
    case "raid_report":
      return reportRaid(command, by, view, context);
    case "raid_undo":
      return undoRaid(command.raid, by, view, context);
    case "raid_status":
      return raidStatus(by, view, context);
    case "invite":
      return invite(command, by, view, context);
    case "remove_member":
      return removeMember(command, by, view, context);
    case "joint_ask":
      return jointAsk(command, by, view, context);
    case "joint_answer":
      return jointAnswer(command, by, view, context);
    case "joint_use":
      return jointUse(command, by, view, context);
    case "lock":
      return lock(command, by, view, context);
    case "unlock":
      return unlock(command, by, view, context);
    case "practice":
      return practice(command, by, context);
    case "practice_over":
      return practiceOver(by);
    case "still_here":
      return stillHere(by);
    case "leaving":
      return leaving(by);
    case "device_help":
      return deviceHelp(by);
    case "hand_on":
      return handOn(command, view, context);
    case "own_room":
      return openRoom(command, by, view, context);
    case "own_room_name":
      return nameForRoom(command, by, view, context);
    case "own_room_unname":
      return unnameForRoom(command, by, view, context);
    case "remind_coordinator":
      return remindCoordinator(command.code, by, view, context);
    case "source_gone":
      return sourceGone(command.code, by, view, context);
    case "post_cleaned":
      return postCleaned(command, by, view);
    case "redact":
      return {
        kind: "done",
        entries: [],
        effects: [{ kind: "redact", room: command.room, event: command.event }],
      };
    case "hide":
      return hide(command, by, view, context);
    case "insist": {
      const sent = command.send === null ? null : decide(command.send, by, view, context);
      return insisted(command, sent, by, context);
    }
    case "appeal":
      return appeal(command, by, context);
    case "answer_appeal":
      return answerAppeal(command, by, context);
    case "erase":
      return erase(command.code, by, view, context);
    case "ring":
      return ring(command.code, by, view, context);
    case "raid_ring":
      return ringRaid(command.raid, by, view, context);
    case "speak":
      return speak(command.code, by, view, context);
    case "reach":
      return reach(command, by, view, context);
    case "waive":
      return waive(command, by, view, context);
    case "steps":
      return steps(command.code, by, view, context);
    case "status":
      return status(command.code, by, view, context);
    case "list":
      return list(by, view, context);
    case "numbers":
      return numbers(command, by, view, context);
    case "help":
      return help(by, context);
    case "form_link":
      return formLink(by);
    case "telegram":
      return telegram(command, by, view, context);
    case "page":
      return page(by);
    case "form":
      return form(command, by, context);
  }
}
