// The settings dialog locks the page's scrolling with a <style> element of its own; it looks for the nonce that
// the Content-Security-Policy grants under this name.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content;
Object.assign(globalThis, { __webpack_nonce__: nonce });
