import type { Context } from "../src/services/access/actor";
import { makeCalendars } from "./make-calendars";
import { makeCases } from "./make-cases";
import { makeCompany, type WaysIn } from "./make-company";
import { makeCustomers } from "./make-customers";
import { makeFeedback } from "./make-feedback";
import { makeFields } from "./make-fields";
import { makeMacros } from "./make-macros";
import { makePast } from "./make-past";
import { makePolicies } from "./make-policies";
import { makeContacts } from "./make-contacts";
import { makeSegments } from "./make-segments";
import { makeTransactions } from "./make-transactions";
import { makeViews } from "./make-views";
import { nothingMade, Scene, type Made } from "./scene";

/** Fills an empty workspace with a believable payment company. */
export async function populate(ctx: Context, waysIn: WaysIn): Promise<Made> {
  const made = nothingMade();
  const scene = new Scene(ctx, made, 0);
  await makeCompany(scene, waysIn);
  await makeBusiness(scene);
  await makeViews(scene);
  await makeSegments(scene);
  await makeMacros(scene);
  await makeFields(scene);
  await makePast(scene);
  await makeCalendars(scene);
  await makePolicies(scene);
  await makeFeedback(scene);
  return made;
}

/** The same business once more, with other customers; the company is the same. */
export async function populateCopy(ctx: Context, company: Made, copy: number): Promise<void> {
  const { members, teams } = company;
  await makeBusiness(new Scene(ctx, { ...nothingMade(), members, teams }, copy));
}

async function makeBusiness(scene: Scene): Promise<void> {
  await makeCustomers(scene);
  await makeTransactions(scene);
  await makeCases(scene);
  await makeContacts(scene);
}
