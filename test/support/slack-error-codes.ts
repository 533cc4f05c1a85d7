/*
 * Every error that the documentation of these methods lists (docs.slack.dev by slack-ruby/slack-api-ref,
 * read 2026-11-26), by who can do something about it.
 */

/** Slack lists these for every method. */
export const TOKEN = `account_inactive invalid_auth not_allowed_token_type not_authed token_expired
  token_revoked two_factor_setup_required`;
export const ADMINS = `access_denied accesslimited ekm_access_denied enterprise_is_restricted
  missing_scope no_permission org_login_required team_access_not_granted`;
export const OURS = `deprecated_endpoint invalid_arg_name invalid_arguments invalid_array_arg invalid_charset
  invalid_form_data invalid_post_type method_deprecated missing_post_type`;
export const PASSING = `fatal_error internal_error ratelimited request_timeout service_unavailable
  team_added_to_org`;

export const OF_UPDATES = `as_user_not_supported block_mismatch cant_broadcast_message cant_update_message
  channel_not_found edit_window_closed invalid_metadata_format invalid_metadata_schema is_inactive
  markdown_text_conflict message_not_found metadata_must_be_sent_from_app metadata_too_large
  msg_too_long no_dual_broadcast_content_update no_text slack_connect_file_link_sharing_blocked
  streaming_state_conflict team_not_found too_many_attachments`;
export const OF_VIEWS = `exchanged_trigger_id expired_trigger_id hash_conflict invalid_trigger_id not_found
  push_limit_reached view_too_large`;
export const OF_FILES = `alt_txt_too_large file_not_found file_type_not_allowed file_update_failed
  file_upload_size_restricted file_uploads_disabled file_uploads_except_images_disabled
  invalid_channel missing_argument posting_to_channel_denied snippet_too_large
  storage_limit_reached unknown_snippet_type unknown_subtype`;

export const codes = (...lists: string[]) => lists.flatMap((list) => list.split(/\s+/));
