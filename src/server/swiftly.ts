import { SwiftWorkFailedError, type Pace } from "../kernel/database/unit-of-work";

/** Does a whole unit of work without waiting where it can, and does it again with care where that failed. */
export async function swiftly<Result>(work: (pace: Pace) => Promise<Result>): Promise<Result> {
  try {
    return await work("swift");
  } catch (error) {
    if (error instanceof SwiftWorkFailedError) return work("careful");
    throw error;
  }
}
