import type { MigrationInterface } from "typeorm";
import { CreateAccess1763800000000 } from "./1763800000000-create-access";
import { CreateOutbox1763800100000 } from "./1763800100000-create-outbox";
import { CreateIdempotentReplies1763800200000 } from "./1763800200000-create-idempotent-replies";
import { CreateCustomers1763800300000 } from "./1763800300000-create-customers";
import { CreateProviderConnections1763800400000 } from "./1763800400000-create-provider-connections";
import { CreateTransactions1763800410000 } from "./1763800410000-create-transactions";
import { CreateProviderEvents1763800420000 } from "./1763800420000-create-provider-events";
import { CreateCases1763800500000 } from "./1763800500000-create-cases";
import { CreateCaseMessages1763800510000 } from "./1763800510000-create-case-messages";
import { CreateCaseTransactions1763800520000 } from "./1763800520000-create-case-transactions";
import { TellOfRemovedCardData1763800530000 } from "./1763800530000-tell-of-removed-card-data";
import { CreateCaseParticipants1763800590000 } from "./1763800590000-create-case-participants";
import { MergeCases1763800595000 } from "./1763800595000-merge-cases";
import { CreateDeclineTexts1763800600000 } from "./1763800600000-create-decline-texts";
import { KeepChainTransfers1763800600100 } from "./1763800600100-keep-chain-transfers";
import { SearchTexts1763800601000 } from "./1763800601000-search-texts";
import { SearchCustomers1763800601100 } from "./1763800601100-search-customers";
import { SearchTransactions1763800601200 } from "./1763800601200-search-transactions";
import { SnoozeCases1763800602000 } from "./1763800602000-snooze-cases";
import { RelateCases1763800602010 } from "./1763800602010-relate-cases";
import { WatchCases1763800602020 } from "./1763800602020-watch-cases";
import { FindAssignments1763800602030 } from "./1763800602030-find-assignments";
import { FindDueWork1763800602040 } from "./1763800602040-find-due-work";
import { CreateAttachments1763800603000 } from "./1763800603000-create-attachments";
import { FindDueFilesByFunction1763800603100 } from "./1763800603100-find-due-files-by-function";
import { SaveCaseViews1763800605000 } from "./1763800605000-save-case-views";
import { MergeCustomers1763800607000 } from "./1763800607000-merge-customers";
import { BlockCustomers1763800607010 } from "./1763800607010-block-customers";
import { CreateCaseFields1763800608000 } from "./1763800608000-create-case-fields";
import { CreateMacros1763800609000 } from "./1763800609000-create-macros";
import { SaveCustomerSegments1763800610000 } from "./1763800610000-save-customer-segments";
import { SuspectDuplicates1763800610010 } from "./1763800610010-suspect-duplicates";
import { CreateMerchantContacts1763800610020 } from "./1763800610020-create-merchant-contacts";
import { MarkCasesRead1763800611000 } from "./1763800611000-mark-cases-read";
import { CreateEventLog1763800620000 } from "./1763800620000-create-event-log";
import { KeepPlacesOfReactions1763800620010 } from "./1763800620010-keep-places-of-reactions";
import { NameParkedEvents1763800621000 } from "./1763800621000-name-parked-events";
import { CreateWebhooks1763800630000 } from "./1763800630000-create-webhooks";
import { ShapeWebhooks1763800631000 } from "./1763800631000-shape-webhooks";
import { CreateBusinessCalendars1763800640000 } from "./1763800640000-create-business-calendars";
import { CreateClocks1763800660000 } from "./1763800660000-create-clocks";
import { CreateClockEscalations1763800661000 } from "./1763800661000-create-clock-escalations";
import { MarkAutomaticMessages1763800662000 } from "./1763800662000-mark-automatic-messages";
import { GiveTestWorkspacesTime1763800670000 } from "./1763800670000-give-test-workspaces-time";
import { ImportCases1763800671000 } from "./1763800671000-import-cases";
import { CreateSurveys1763800680000 } from "./1763800680000-create-surveys";
import { CreateFeedback1763800680010 } from "./1763800680010-create-feedback";
import { FindDueInvitations1763800680020 } from "./1763800680020-find-due-invitations";
import { CreateMetrics1763800690000 } from "./1763800690000-create-metrics";
import { FindDueClocks1763800696000 } from "./1763800696000-find-due-clocks";
import { SimulatePolicies1763800697000 } from "./1763800697000-simulate-policies";
import { OrderViewsByNextDue1763800697010 } from "./1763800697010-order-views-by-next-due";
import { TellOfPromises1763800698000 } from "./1763800698000-tell-of-promises";
import { CoverDueWork1763800699000 } from "./1763800699000-cover-due-work";
import { DateEvidence1763800710000 } from "./1763800710000-date-evidence";
import { TellFromWhenClocksCount1763800720000 } from "./1763800720000-tell-from-when-clocks-count";
import { CountClocks1763800730000 } from "./1763800730000-count-clocks";
import { CountHistories1763800730010 } from "./1763800730010-count-histories";
import { TellOfMacrosAndFiles1763800750000 } from "./1763800750000-tell-of-macros-and-files";
import { TellOfMergedCustomers1763800750010 } from "./1763800750010-tell-of-merged-customers";
import { KeepLongHistograms1763800760000 } from "./1763800760000-keep-long-histograms";
import { KeepMergedSnoozes1763800770000 } from "./1763800770000-keep-merged-snoozes";
import { WidenSums1763800780000 } from "./1763800780000-widen-sums";
import { ListClocksByMetric1763800800000 } from "./1763800800000-list-clocks-by-metric";
import { CheckRowsByFunctions1763800810000 } from "./1763800810000-check-rows-by-functions";
import { KeepNamelessRowsOut1763800820000 } from "./1763800820000-keep-nameless-rows-out";
import { NarrowClocksAndInvitations1763800830000 } from "./1763800830000-narrow-clocks-and-invitations";

/** Every migration, oldest first. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  CreateAccess1763800000000,
  CreateOutbox1763800100000,
  CreateIdempotentReplies1763800200000,
  CreateCustomers1763800300000,
  CreateProviderConnections1763800400000,
  CreateTransactions1763800410000,
  CreateProviderEvents1763800420000,
  CreateCases1763800500000,
  CreateCaseMessages1763800510000,
  CreateCaseTransactions1763800520000,
  TellOfRemovedCardData1763800530000,
  CreateCaseParticipants1763800590000,
  MergeCases1763800595000,
  CreateDeclineTexts1763800600000,
  KeepChainTransfers1763800600100,
  SearchTexts1763800601000,
  SearchCustomers1763800601100,
  SearchTransactions1763800601200,
  SnoozeCases1763800602000,
  RelateCases1763800602010,
  WatchCases1763800602020,
  FindAssignments1763800602030,
  FindDueWork1763800602040,
  CreateAttachments1763800603000,
  FindDueFilesByFunction1763800603100,
  SaveCaseViews1763800605000,
  MergeCustomers1763800607000,
  BlockCustomers1763800607010,
  CreateCaseFields1763800608000,
  CreateMacros1763800609000,
  SaveCustomerSegments1763800610000,
  SuspectDuplicates1763800610010,
  CreateMerchantContacts1763800610020,
  MarkCasesRead1763800611000,
  CreateEventLog1763800620000,
  KeepPlacesOfReactions1763800620010,
  NameParkedEvents1763800621000,
  CreateWebhooks1763800630000,
  ShapeWebhooks1763800631000,
  CreateBusinessCalendars1763800640000,
  CreateClocks1763800660000,
  CreateClockEscalations1763800661000,
  MarkAutomaticMessages1763800662000,
  GiveTestWorkspacesTime1763800670000,
  ImportCases1763800671000,
  CreateSurveys1763800680000,
  CreateFeedback1763800680010,
  FindDueInvitations1763800680020,
  CreateMetrics1763800690000,
  FindDueClocks1763800696000,
  SimulatePolicies1763800697000,
  OrderViewsByNextDue1763800697010,
  TellOfPromises1763800698000,
  CoverDueWork1763800699000,
  DateEvidence1763800710000,
  TellFromWhenClocksCount1763800720000,
  CountClocks1763800730000,
  CountHistories1763800730010,
  TellOfMacrosAndFiles1763800750000,
  TellOfMergedCustomers1763800750010,
  KeepLongHistograms1763800760000,
  KeepMergedSnoozes1763800770000,
  WidenSums1763800780000,
  ListClocksByMetric1763800800000,
  CheckRowsByFunctions1763800810000,
  KeepNamelessRowsOut1763800820000,
  NarrowClocksAndInvitations1763800830000,
];
