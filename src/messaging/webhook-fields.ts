const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

/**
 * What a Page's events are told of, in the order in which the platform lists them where one is wrong
 * (wire.md 5.12).
 */
const PAGE = words(`
  feed mention name picture category description conversations feature_access_list inbox_labels
  standby message_mention messages message_reactions messaging_account_linking
  messaging_checkout_updates messaging_customer_information message_echoes message_edits
  message_deliveries message_context messaging_game_plays messaging_optins messaging_optouts
  messaging_payments messaging_postbacks messaging_pre_checkouts message_reads messaging_referrals
  messaging_handovers messaging_policy_enforcement marketing_message_delivery_failed
  marketing_message_echoes marketing_message_deliveries marketing_message_clicks
  marketing_message_reads messaging_appointments messaging_direct_sends
  messaging_fblogin_account_linking user_action messaging_feedback send_cart group_feed calls
  call_permission_reply call_settings_update response_feedback messaging_integrity
  business_integrity messaging_in_thread_lead_form_submit message_template_status_update founded
  company_overview mission products general_info leadgen leadgen_fat leadgen_update location hours
  parking public_transit page_about_story mcom_invoice_change invoice_access_invoice_change
  invoice_access_invoice_draft_change invoice_access_onboarding_status_active
  invoice_access_bank_slip_events local_delivery phone email website ratings attire
  payment_options culinary_team general_manager price_range awards hometown current_location bio
  affiliation birthday personal_info personal_interests members checkins page_upcoming_change
  page_change_proposal merchant_review product_review videos live_videos
  video_text_question_responses registration payment_request_update publisher_subscriptions
  invalid_topic_placeholder marketing_messages_subscriber_upload_status follow story_share
  comment_poll_response story_poll_response agent_messages agent_questions`);

/** The same of an Instagram account: other names for what is alike (wire.md 5.12). */
const INSTAGRAM = words(`
  agent_messages comment_poll_response comments creator_marketplace_invited_creator_onboarding
  creator_marketplace_projects delta follow live_comments mentions message_edit message_reactions
  messages messaging_handover messaging_optins messaging_postbacks messaging_referral
  messaging_seen onboarding_welcome_message_series share_to_story standby story_insights
  story_poll_response story_reactions`);

/** The fields of each object that holds conversations: one object's are none of the other's. */
export const WEBHOOK_FIELDS = { page: PAGE, instagram: INSTAGRAM } as const;

const OTHERS_OF_MESSAGING = new Set(['standby', 'response_feedback', 'send_cart']);

/** Whether a field tells of messages, so that messaging has to be allowed for it. */
export const isOfMessaging = (field: string): boolean =>
  /^(?:messag|marketing_message_)/.test(field) || OTHERS_OF_MESSAGING.has(field);
