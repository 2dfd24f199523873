const { App } = require("@slack/bolt");

const socketMode = process.env.SOCKET_MODE === "1";
const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  appToken: process.env.SLACK_APP_TOKEN,
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  socketMode,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});
const text = (words) => ({ type: "plain_text", text: words });
const button = { type: "actions", elements: [{ type: "button", action_id: "more", text: text("More") }] };

app.command("/dpc", async ({ ack }) => ack({ text: "asked", blocks: [button] }));
app.message("hello", async ({ message, say }) => say(`heard ${message.blocks[0].type} ${message.client_msg_id.length}`));
app.event("app_mention", async ({ event, client }) => client.reactions.add({ channel: event.channel, timestamp: event.ts, name: "eyes" }));
app.action("more", async ({ ack, body, client }) => {
  await ack();
  await client.views.open({ trigger_id: body.trigger_id, view: { type: "modal", callback_id: "form", title: text("More"), submit: text("Send"), blocks: [{ type: "input", block_id: "note", label: text("Note"), element: { type: "plain_text_input", action_id: "it" } }] } });
});
app.view("form", async ({ ack, view, body, client }) => {
  await ack();
  await client.files.uploadV2({ channel_id: process.env.CHANNEL, filename: "note.txt", content: view.state.values.note.it.value, title: `by ${body.user.name}` });
});
app.start({ port: Number(process.env.PORT), host: "127.0.0.1" }).then(() => console.log("running"));
