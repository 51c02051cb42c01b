import type { ContinueRule } from '../core/list/continue-rule.ts';
import type { Action, ListInfo } from '../core/list/model.ts';
import type { ClearReason, ListedVerdict } from '../core/list/verdict.ts';
import type { UserSetting } from '../core/policy/read-policy.ts';
import type { Support } from '../core/policy/support.ts';
import type { FailureReason } from '../core/tuf/failure.ts';
import type { AddressView } from '../core/url/address-view.ts';
import type { CanonicalUrl } from '../core/url/model.ts';
import type { ContinueReason } from './continue-reason.ts';
import type { ExposureProtocol } from './exposure.ts';
import type { HeldInspection } from './inspection.ts';
import type { MailProtocol, TabMail } from './mail-protocol.ts';
import type { MemoryProtocol } from './memory.ts';
import type { ReportingProtocol } from './reporting.ts';

/**
 * Every message as a function: name, input, answer. Who may send it is part of its registration in
 * `registry.ts`; what arrives is parsed there before a handler sees it.
 */
export interface Protocol extends ExposureProtocol, MailProtocol, MemoryProtocol, ReportingProtocol {
  /** What the warning page may show for the address in its fragment. The background decides; the page is not believed. */
  describeWarning(input: { readonly address: string }): WarningView<CanonicalUrl> | CrowdedFrame;
  /**
   * "Continue": spends the token that `describeWarning` gave to this tab. On `granted` the background navigates the tab; where
   * the token is not the tab's, or the reason that policy asks for is missing, it takes the tab back to safety.
   */
  continueVisit(input: { readonly token: string; readonly reason?: ContinueReason }): ContinueOutcome;
  /** "Back to safety": the background takes the tab back, or to a fresh tab where there is nothing to go back to. */
  goBack(input: { readonly historyLength: number }): null;
  /** Opens the warning for an address in a tab of its own: a framed warning's only way on, and a listed link's in a message. */
  openInTab(input: { readonly address: string }): null;
  /** What the popup shows for a tab. */
  describeTab(input: { readonly tabId: number }): TabView<CanonicalUrl>;
  /** The popup's "check an address": any text that a person typed or pasted. */
  checkAddress(input: { readonly text: string }): CheckView<CanonicalUrl>;
  /** What the options page shows: the lists that are followed and how the guard stands, without any tab. */
  describeProtection(input: Record<never, never>): ProtectionView;
  /** What IT laid down, for whoever wrote it. */
  describePolicy(input: Record<never, never>): PolicyView;
  /** Looks for new versions of the lists now; answers when that is done, with how things stand then. */
  updateLists(input: Record<never, never>): ProtectionView;
  /** What a person must see before following a list. `address` is as typed: `URL`, or `URL#sha256=<fingerprint>`. */
  previewList(input: { readonly address: string }): PreviewOutcome;
  /** Follows a list for the person. `address` is {@link ListPreview.following}; answers when it was first looked for. */
  followList(input: { readonly address: string }): FollowOutcome;
  /** Stops following a list that the person chose; a list that comes with Cordon or by policy stays. */
  unfollowList(input: { readonly key: string }): ProtectionView;
  /** "Got it": the problem of a list is no longer news. */
  acknowledgeProblem(input: { readonly key: string }): null;
  /** The notice in the sender's page was closed: it is not shown again for that host in that tab. */
  dismissNotice(input: Record<never, never>): null;
  /** What the inspect page was opened for; null where the token is unknown, was spent or has expired. Spends it. */
  takeInspection(input: { readonly token: string }): HeldInspection | null;
}
export type MessageName = keyof Protocol;
export type InputOf<N extends MessageName> = Parameters<Protocol[N]>[0];
export type AnswerOf<N extends MessageName> = ReturnType<Protocol[N]>;

/**
 * What a warning shows. On the way from the background an address is canonical; `describeView` cuts it into the parts
 * that are shown, in the page, so that the worker need not load the public suffix list before it can answer.
 */
export type WarningView<Address = AddressView> =
  | {
      readonly kind: 'listed';
      readonly address: Address;
      readonly verdict: ListedVerdict;
      readonly continueRule: ContinueRule;
      /** Null in a frame and where policy says never. */
      readonly continueToken: string | null;
      readonly support: Support;
      /** Set where the reports of the list's publisher go, by build option. */
      readonly reportMail: string | null;
    }
  | {
      readonly kind: 'not-listed';
      /** Null where the fragment holds no web address. */
      readonly address: Address | null;
      readonly because: ClearReason;
    };

/** One of more frames than a page gets warnings for: nothing is said. */
export interface CrowdedFrame {
  readonly kind: 'crowded';
}

export type ContinueOutcome =
  | { readonly kind: 'granted' }
  | { readonly kind: 'refused'; readonly because: 'forged' | 'spent' | 'forbidden' | 'not-listed' };

/** What IT laid down, as it is acted on. */
export interface PolicyReport {
  /** As the browser gave them when they last changed; unread. */
  readonly values: unknown;
  /** Epoch milliseconds; null where there never was a policy. */
  readonly takenAt: number | null;
  /** The browser gives the same now. It may be seconds late after its start; Firefox reads its policy once in a session. */
  readonly isConfirmed: boolean;
}

export interface PolicyView extends PolicyReport {
  /** What would have been stopped where policy has Cordon stop nothing; newest last. */
  readonly audited: readonly AuditedVisit[];
}

/** How one layer of the guard stands in this browser now. */
export type LayerState = 'active' | 'unavailable' | 'failed';

export interface Protection {
  /** False: the person gave access "on click" only, so nothing is stopped. */
  readonly hasSiteAccess: boolean;
  /** The browser's own rule engine. */
  readonly rules: LayerState;
  /** Each request is asked about before it is sent. */
  readonly blocking: LayerState;
  /** Navigations are watched and taken back. */
  readonly navigation: LayerState;
  /** Policy has Cordon stop nothing and write down what it would have stopped. */
  readonly isAuditOnly: boolean;
}

/** What would have been stopped, had policy not had it only written down. */
export interface AuditedVisit {
  /** Epoch milliseconds. */
  readonly time: number;
  readonly action: Action;
  /** The entry that matched, never the address that was visited. */
  readonly entry: string;
  /** Id of the case; null for an entry of the organisation's own blocklist. */
  readonly case: string | null;
  /** Id of the list; null for an entry of the organisation's own blocklist. */
  readonly list: string | null;
}

/** Who chose a list. */
export type FollowedBy = 'package' | 'organisation' | 'person';

/** Where a followed list comes from. */
export interface ListOrigin {
  /** Names the list to `unfollowList` and `acknowledgeProblem`; no other followed list has it. */
  readonly key: string;
  readonly followedBy: FollowedBy;
  /** The repository's address; null for a list that is not fetched from anywhere. */
  readonly address: string | null;
  /** SHA-256 of the repository's first root, 64 hex digits in lower case; null where there is no repository. */
  readonly fingerprint: string | null;
}

export interface ListState extends ListOrigin {
  readonly info: ListInfo;
  /** Where its entries are read from: `package` means that storage could not be used. */
  readonly origin: 'storage' | 'package';
  /** Entries that count for nothing, because no list may stop what they name; as of when the version was taken. */
  readonly ignoredEntries: number;
  /** Set when the list is older than it should be: since when (ISO date). */
  readonly staleSince: string | null;
  /** How its updates go; null for a list that is not fetched from anywhere. */
  readonly updates: ListUpdates | null;
  /** The highest version that policy lets in; null where it says nothing of the list. */
  readonly versionLimit: number | null;
}

export interface ListUpdates {
  /** Epoch milliseconds. */
  readonly nextCheck: number;
  /** Epoch milliseconds; null where the repository was never found as it should be. */
  readonly lastSuccess: number | null;
  /** What went wrong the last time: one English sentence for the person who can act. Null after a success. */
  readonly problem: string | null;
  /** What kind of problem that is. */
  readonly problemCode: ProblemCode | null;
  /** The problem is a rejected update that the person has not been told yet. A server out of reach is none. */
  readonly isNews: boolean;
}

export type ProblemCode = FailureReason['code'];

/** A list that is followed and that there is no version of yet. */
export interface PendingList extends ListOrigin {
  readonly address: string;
  readonly fingerprint: string;
  readonly updates: ListUpdates;
}

/** Whether the computer's clock can be right, by what lists have said; `days` is how far it is off at least. */
export type ClockState =
  | { readonly kind: 'good' }
  | { readonly kind: 'behind' | 'ahead'; readonly days: number };

/** A repository that was found where a person said. Nothing of it is trusted yet. */
export interface ListPreview {
  /** What `followList` takes to follow just this repository: `URL#sha256=<fingerprint>`. */
  readonly following: string;
  readonly address: string;
  /** Who serves it. */
  readonly host: string;
  /** 64 hex digits, for the person to compare with what the publisher gave. */
  readonly fingerprint: string;
  /** The person gave the fingerprint, and it is this one: there is nothing left to compare. */
  readonly isFingerprintGiven: boolean;
  /** Keys of the root role, and how many of them must sign. */
  readonly rootKeys: { readonly keyIds: readonly string[]; readonly needed: number };
}

export type PreviewOutcome = { readonly kind: 'found'; readonly preview: ListPreview } | ListRefusal;

export type FollowOutcome = { readonly kind: 'followed'; readonly view: ProtectionView } | ListRefusal;

export interface ListRefusal {
  readonly kind: 'refused';
  readonly because: ListRefusalReason;
  /** One English sentence for the person who can act, where there is more to say. */
  readonly detail: string | null;
}

export type ListRefusalReason =
  | 'not-an-address'
  | 'not-https'
  /** It holds a user name, a query or a fragment that is no fingerprint. */
  | 'unsupported-address'
  /** `#sha256=` without 64 hex digits behind it; for `followList`, without any fingerprint. */
  | 'bad-fingerprint'
  | 'already-followed'
  | 'too-many'
  | 'unreachable'
  /** What the server gave is no first root of a repository. */
  | 'not-a-repository'
  /** The repository begins with another root than the fingerprint says. */
  | 'wrong-fingerprint'
  /** A private window keeps nothing. */
  | 'private-window'
  /** Policy has locked the person's own lists. */
  | 'locked'
  | 'not-stored';

/** How this browser is protected now, whatever tab is open. */
export interface ProtectionView {
  readonly lists: readonly ListState[];
  /** Followed too, but not begun: what keeps them from it stands in `updates`. */
  readonly pending: readonly PendingList[];
  readonly clock: ClockState;
  readonly protection: Protection;
  /** What policy lets nobody change here. */
  readonly locks: readonly UserSetting[];
}

export interface TabView<Address = AddressView> extends ProtectionView {
  /** Null for pages that are no web address (settings, new tab, our own pages). */
  readonly address: Address | null;
  readonly outcome: CheckOutcome;
  /** True when the tab shows our warning for `address`. */
  readonly isStopped: boolean;
  /** True when the page says that it was seized and no list knows of it. */
  readonly claimsSeizure: boolean;
  readonly isPrivate: boolean;
  readonly mail: TabMail;
}

export type CheckOutcome =
  | { readonly kind: 'clear'; readonly because: ClearReason }
  | { readonly kind: 'listed'; readonly verdict: ListedVerdict }
  /** A listed host that the person chose to visit; `until` is epoch milliseconds. */
  | { readonly kind: 'continued'; readonly verdict: ListedVerdict; readonly until: number };

export interface CheckView<Address = AddressView> {
  /** Null where the text is no web address. */
  readonly address: Address | null;
  readonly outcome: CheckOutcome;
}
