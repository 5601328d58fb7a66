// What an officer or a reader is told on joining, with the first choices.
import { commandOffer } from "../../commands/shared/command.ts";
import { newChat } from "../../interview/chat.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import type { RoleName } from "../../store/people/people.ts";
import { officerOffers } from "../../text/officer/officer.ts";
import { joinText } from "../../text/people/join.ts";
import type { ChatReply } from "../reply.ts";

/** The first message of somebody who has no report to answer here. */
export function greeting(chat: LockedChat, role: RoleName, unitName: string): ChatReply {
  const offers = [
    commandOffer(officerOffers.summary, "summary"),
    commandOffer(officerOffers.export, "export"),
  ];
  if (role === "officer") offers.splice(1, 0, commandOffer(officerOffers.missing, "missing"));
  return {
    text: role === "officer" ? joinText.joinedOfficer(unitName) : joinText.joinedReader(unitName),
    offers,
    document: null,
    progress: null,
    chat: { ...newChat, order: chat.state.order },
    nodeId: chat.nodeId,
    kind: "reply",
  };
}
