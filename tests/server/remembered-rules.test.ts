import { MaxLength, MetadataStorage } from "class-validator";
import { rememberRules } from "../../src/server/remembered-rules";
import { validateInput } from "../../src/server/validate-input";

class Text {
  @MaxLength(3)
  text!: string;
}

class NamedText extends Text {
  @MaxLength(5)
  name!: string;
}

test("the rules of a class are looked for once, however often they are asked for or remembered", async () => {
  const looked = jest.spyOn(MetadataStorage.prototype, "getTargetValidationMetadatas");
  const input = Object.assign(new NamedText(), { text: "long", name: "Maximilian" });

  rememberRules();
  rememberRules();
  for (let time = 0; time < 3; time += 1)
    await expect(validateInput(input)).rejects.toMatchObject({
      faults: [{ field: ["name"] }, { field: ["text"] }],
    });
  await expect(
    validateInput(Object.assign(new Text(), { text: "all", name: "Maximilian" })),
  ).resolves.toBeUndefined();

  expect(looked.mock.calls.map(([target]) => target)).toEqual([NamedText, Text]);
});
