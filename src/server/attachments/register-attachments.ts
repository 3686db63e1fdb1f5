import type { FastifyInstance } from "fastify";
import { allowBrowsers } from "../allow-browsers";
import type { Platform } from "../platform";
import { answerFileErrors } from "./answer-file-errors";
import { registerDownload } from "./download-route";
import { registerUpload } from "./upload-route";

/** The two addresses at which files come and go; all else about them is asked through GraphQL. */
export function registerAttachments(
  http: FastifyInstance,
  platform: Platform,
  { corsOrigins, onHeldBack }: { readonly corsOrigins: string; readonly onHeldBack: () => void },
): void {
  http.register(
    async (scope) => {
      await allowBrowsers(scope, corsOrigins, ["GET", "PUT"]);
      // Files are taken as they come, whatever they are said to be.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser("*", (_request, body, done) => done(null, body));
      answerFileErrors(scope, platform.log);
      registerUpload(scope, platform, onHeldBack);
      registerDownload(scope, platform);
    },
    { prefix: "/attachments" },
  );
}
