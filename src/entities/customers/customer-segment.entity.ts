import { Entity, ForeignKey, Index } from "typeorm";
import { SavedFilter } from "../access/saved-filter";

/** A filter of customers, saved under a name. */
@Entity("customer_segments")
@Index("customer_segments_by_name", ["workspaceId", "name", "id"])
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@ForeignKey("Member", ["workspaceId", "memberId"], ["workspaceId", "id"])
export class CustomerSegment extends SavedFilter {}
