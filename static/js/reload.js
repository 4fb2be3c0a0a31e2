// In a watch build only: loads the page anew after a build, and says when one failed.
(() => {
  const listen = () => {
    const socket = new WebSocket(
      `${location.origin.replace(/^http/, "ws")}/.well-known/trunk/ws`,
    );
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.type === "reload") location.reload();
      else console.error(message.data.reason);
      if (message.type === "buildFailure") say(message.data.reason);
    };
    socket.onclose = () => setTimeout(listen, 1000);
  };
  /** @param {string} reason what the build says */
  const say = (reason) => {
    const notice = document.createElement("pre");
    notice.setAttribute("role", "alert");
    notice.textContent = `The build failed; the terminal says more.\n${reason}`;
    notice.style.cssText =
      "position: fixed; inset: auto 0 0; z-index: 9; margin: 0; padding: 1em; max-height: 50%; overflow: auto; background: #7a1f1f; color: #fff; white-space: pre-wrap";
    document.body.append(notice);
  };
  listen();
})();
