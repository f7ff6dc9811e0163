// Loads the page anew as soon as the site has been built anew. MkDocs' own script is inline, which our pages forbid.
const { version, address } = document.currentScript.dataset;
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(address, { cache: "no-store" }).catch(() => null); // the server may be back in a while
  if (answer?.ok && (await answer.text()) !== version) location.reload();
}, 1000);
