import { Check, Column, Entity, ForeignKey, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { SafeJson, SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { HolidayType } from "./clock-enums";

/** The hours of a calendar from a moment on, until later ones begin. Never changed: what they made of the past stays. */
@Entity("business_hours")
@Unique("business_hours_by_effect", ["workspaceId", "calendarId", "effectiveFrom"])
@ForeignKey("BusinessCalendar", ["workspaceId", "calendarId"], ["workspaceId", "id"])
@Check("business_hours_holidays", "holiday_country is not null or holiday_region is null")
export class BusinessHours extends WorkspaceRow {
  @Column({ type: "uuid" })
  calendarId!: Uuid;

  @Column({ type: "timestamptz", precision: 3 })
  effectiveFrom!: Instant;

  /** By IANA. */
  @Column({ type: "text" })
  timeZone!: SafeText;

  @Column({ type: "boolean" })
  isAlwaysOpen!: boolean;

  /** By weekday, in order: `{ "MONDAY": [{ "from": 540, "to": 1020 }] }`, in minutes since midnight. */
  @Column({ type: "jsonb" })
  weekly!: SafeJson;

  /** By date: `{ "2026-12-24": { "name": "Christmas Eve", "hours": [] } }`. */
  @Column({ type: "jsonb" })
  overrides!: SafeJson;

  /** By ISO 3166-1; null where holidays do not count. */
  @Column({ type: "text", nullable: true })
  holidayCountry!: SafeText | null;

  /** By ISO 3166-2, without the country. */
  @Column({ type: "text", nullable: true })
  holidayRegion!: SafeText | null;

  @Column({ type: "text", array: true })
  holidayTypes!: readonly HolidayType[];
}
