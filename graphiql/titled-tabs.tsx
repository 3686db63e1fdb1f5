import { EditorContext, useEditorContext } from "@graphiql/react";
import { useMemo, type ReactNode } from "react";
import { tabTitle } from "./tab-title";

/** Names each tab after the first comment line of its text, where it has one, instead of its operation. */
export function TitledTabs({ children }: { readonly children: ReactNode }): ReactNode {
  const editor = useEditorContext({ nonNull: true });
  const tabs = useMemo(
    () => editor.tabs.map((tab) => ({ ...tab, title: tabTitle(tab.query) ?? tab.title })),
    [editor.tabs],
  );
  // GraphiQL finds the active tab by identity, so it must be given its own objects back.
  const moveTab: typeof editor.moveTab = (order) =>
    editor.moveTab(order.flatMap(({ id }) => editor.tabs.find((tab) => tab.id === id) ?? []));
  return <EditorContext.Provider value={{ ...editor, tabs, moveTab }}>{children}</EditorContext.Provider>;
}
